package com.paymentmigration.client;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what a failure means by SQLSTATE and MySQL's error numbers, through whatever Spring, JPA or
 * a pool wrapped around it. Rule 2 of {@code docs/application-contract.md}; the numbers are those
 * of <a href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">MySQL
 * 8.0</a>.
 */
public final class Failures {
  /** MySQL: the server runs with an option that forbids the statement. */
  static final int OPTION_PREVENTS_STATEMENT = 1290;

  /** MySQL: account is locked. */
  static final int ACCOUNT_LOCKED = 3118;

  /** MySQL: access denied. */
  static final int ACCESS_DENIED = 1045;

  /** MySQL: duplicate entry. */
  static final int DUPLICATE_ENTRY = 1062;

  private static final Set<Integer> LOST =
      Set.of(1053, 1152, 1158, 1159, 1160, 1161, 1184, 1317, 1927, 2006, 2013, 2055, 3169, 4031);
  private static final Set<Integer> COMMIT_UNKNOWN = Set.of(1180, 1598, 3100);
  private static final Set<Integer> DUPLICATE = Set.of(1022, 1062, 1557, 1586, 1761, 1762);
  private static final Set<Integer> MOVED = Set.of(1836, ACCOUNT_LOCKED);
  private static final Set<Integer> FULL = Set.of(1040, 1203, 1226);
  private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 1614, 3101, 3572);

  private Failures() {}

  /**
   * The class of {@code failure}: of all that it was caused by, the one that is to be feared most
   * (the order of {@link FailureClass}).
   */
  public static FailureClass classify(Throwable failure) {
    FailureClass worst = FailureClass.FATAL;
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable each = open.poll();
      if (!seen.add(each)) {
        continue;
      }
      if (each instanceof WriterUnavailableException) {
        // What it waited for is its cause; nothing of the transaction was sent.
        worst = worse(worst, FailureClass.NO_CONNECTION);
        continue;
      }
      if (each instanceof SQLException sql) {
        worst = worse(worst, ofOne(sql));
        addIfAny(open, sql.getNextException());
      }
      addIfAny(open, each.getCause());
    }
    return worst;
  }

  private static void addIfAny(Deque<Throwable> open, Throwable more) {
    if (more != null) {
      open.add(more);
    }
  }

  private static FailureClass worse(FailureClass one, FailureClass other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static FailureClass ofOne(SQLException failure) {
    int code = failure.getErrorCode();
    String state = String.valueOf(failure.getSQLState());
    if (code == OPTION_PREVENTS_STATEMENT) {
      return byReadOnly(failure) ? FailureClass.WRITER_MOVED : FailureClass.FATAL;
    }
    if (MOVED.contains(code)) {
      return FailureClass.WRITER_MOVED;
    }
    // Server numbers go before states: MySQL answers 1040 and 1053 with states of the class 08.
    if (FULL.contains(code)) {
      return FailureClass.SERVER_FULL;
    }
    if (code == ACCESS_DENIED) {
      return FailureClass.LOGIN_REFUSED;
    }
    if (LOST.contains(code) || state.startsWith("08")) {
      return FailureClass.CONNECTION_LOST;
    }
    if (COMMIT_UNKNOWN.contains(code)) {
      return FailureClass.COMMIT_UNKNOWN;
    }
    if (DUPLICATE.contains(code)) {
      return FailureClass.DUPLICATE_KEY;
    }
    if (CONFLICTS.contains(code) || state.startsWith("40")) {
      return FailureClass.CONFLICT;
    }
    return saysNothing(failure) ? FailureClass.CONNECTION_LOST : FailureClass.FATAL;
  }

  /**
   * Neither number nor state: pools say so of a connection that they took away, as HikariCP does of
   * one that it evicted. What it was doing is as unknown as if it were lost.
   */
  private static boolean saysNothing(SQLException failure) {
    return failure.getErrorCode() == 0
        && failure.getSQLState() == null
        && !(failure instanceof SQLTimeoutException)
        && !(failure instanceof SQLNonTransientException);
  }

  /**
   * 1290 comes from other options too, such as secure_file_priv; a retry would not change those.
   */
  private static boolean byReadOnly(SQLException failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return text.equals("null") || text.contains("read-only") || text.contains("read_only");
  }
}
