package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts that are fenced on one server, locked or open, and who is logged in: the
 * application's, and other programs' that the profile names.
 */
final class ApplicationAccounts {
  private final SqlChannel sql;
  private final PairedAccounts paired;

  ApplicationAccounts(SqlChannel sql, PairedAccounts paired) {
    this.sql = sql;
    this.paired = paired;
  }

  /** Those of other programs. */
  PairedAccounts paired() {
    return paired;
  }

  /** Those of other programs that have an open account for {@code side} here. */
  PairedAccounts openPaired(Environment side) {
    List<String> users = paired.usernames(side);
    return users.isEmpty()
        ? PairedAccounts.NONE
        : paired.among(
            side,
            sql.column(
                "SELECT DISTINCT user FROM mysql.user WHERE account_locked = 'N' AND user IN "
                    + places(users),
                users.toArray()));
  }

  /** Whether {@code user} is locked together with one of the sides, whatever its host part. */
  boolean fenced(String user) {
    return Stream.of(Environment.values()).anyMatch(side -> users(side, paired).contains(user));
  }

  void lock(Environment side) {
    alter(users(side, paired), "LOCK");
  }

  void unlock(Environment side, PairedAccounts others) {
    alter(users(side, others), "UNLOCK");
  }

  /** Whether the side has an account here and every one is locked. */
  boolean locked(Environment side) {
    List<String> locks = locks(users(side, paired));
    return !locks.isEmpty() && locks.stream().allMatch("Y"::equals);
  }

  boolean anyLocked(Environment side, PairedAccounts others) {
    return locks(users(side, others)).contains("Y");
  }

  private List<String> locks(List<String> users) {
    return sql.column(
        "SELECT account_locked FROM mysql.user WHERE user IN " + places(users), users.toArray());
  }

  /**
   * Connection ids of both sides' sessions that can still do or hold something. A killed session
   * with neither statement nor transaction cannot, though it may be listed for hours (see {@code
   * docs/limits.md}).
   */
  List<Long> sessions() {
    List<String> users =
        Stream.of(Environment.values()).flatMap(side -> users(side, paired).stream()).toList();
    return sql
        .column(
            "SELECT id FROM information_schema.processlist AS session WHERE user IN "
                + places(users)
                + " AND NOT (command = 'Killed' AND info IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM information_schema.innodb_trx"
                + " WHERE trx_mysql_thread_id = session.id))",
            users.toArray())
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /**
   * One statement for every account of the side, so that there is one side effect: both twins, of
   * which one may not exist yet, other programs', and every host part.
   */
  private void alter(List<String> users, String verb) {
    String accounts =
        sql
            .rows(
                "SELECT user, host FROM mysql.user WHERE user IN " + places(users), users.toArray())
            .stream()
            .map(row -> SqlText.literal(row.get("user")) + "@" + SqlText.literal(row.get("host")))
            .collect(Collectors.joining(", "));
    if (!accounts.isEmpty()) {
      sql.executeCancellable("ALTER USER IF EXISTS " + accounts + " ACCOUNT " + verb);
    }
  }

  private static List<String> users(Environment side, PairedAccounts others) {
    List<String> users = new ArrayList<>(DatabaseAccount.application(side).usernames());
    users.addAll(others.usernames(side));
    return users;
  }

  private static String places(List<String> users) {
    return users.stream().map(user -> "?").collect(Collectors.joining(", ", "(", ")"));
  }
}
