package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application's accounts on one server: locked or open, and who is logged in. */
final class ApplicationAccounts {
  private final SqlChannel sql;

  ApplicationAccounts(SqlChannel sql) {
    this.sql = sql;
  }

  void lock(Environment side) {
    alter(side, "LOCK");
  }

  void unlock(Environment side) {
    alter(side, "UNLOCK");
  }

  /** Whether the side has an account here and every one is locked. */
  boolean locked(Environment side) {
    List<String> locks = locks(side);
    return !locks.isEmpty() && locks.stream().allMatch("Y"::equals);
  }

  boolean anyLocked(Environment side) {
    return locks(side).contains("Y");
  }

  private List<String> locks(Environment side) {
    return sql.column("SELECT account_locked FROM mysql.user WHERE user IN (?, ?)", names(side));
  }

  /**
   * Connection ids of both sides' sessions that can still do or hold something. A killed session
   * with neither statement nor transaction cannot, though it may be listed for hours (see {@code
   * docs/limits.md}).
   */
  List<Long> sessions() {
    Object[] names =
        Stream.of(Environment.values())
            .flatMap(side -> DatabaseAccount.application(side).usernames().stream())
            .toArray();
    return sql
        .column(
            "SELECT id FROM information_schema.processlist AS session"
                + " WHERE user IN (?, ?, ?, ?) AND NOT (command = 'Killed' AND info IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM information_schema.innodb_trx"
                + " WHERE trx_mysql_thread_id = session.id))",
            names)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /**
   * One statement for every account of the side, so that there is one side effect: both twins, of
   * which one may not exist yet, and every host part.
   */
  private void alter(Environment side, String verb) {
    String accounts =
        sql.rows("SELECT user, host FROM mysql.user WHERE user IN (?, ?)", names(side)).stream()
            .map(row -> SqlText.literal(row.get("user")) + "@" + SqlText.literal(row.get("host")))
            .collect(Collectors.joining(", "));
    if (!accounts.isEmpty()) {
      sql.executeCancellable("ALTER USER IF EXISTS " + accounts + " ACCOUNT " + verb);
    }
  }

  private static Object[] names(Environment side) {
    return DatabaseAccount.application(side).usernames().toArray();
  }
}
