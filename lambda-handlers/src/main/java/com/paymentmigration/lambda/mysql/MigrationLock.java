package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.Deadlines;
import java.time.Duration;
import java.util.Map;

/**
 * {@code GET_LOCK('migration')}: which session may act on a server. The server frees it with the
 * session, and a killed session ends only after its pending statement was cancelled. A killed
 * session without a statement may outlive its {@code KILL} until {@code wait_timeout} is over (see
 * {@code docs/limits.md}), so whoever holds the lock has a short one.
 */
final class MigrationLock {
  static final String NAME = "migration";
  static final String GUARD = "migration-guard";

  private final SqlChannel sql;
  private final SessionKiller killer;

  MigrationLock(SqlChannel sql, SessionKiller killer) {
    this.sql = sql;
    this.killer = killer;
  }

  void killHolder() {
    for (Map<String, String> row :
        sql.rows(
            "SELECT NULLIF(IS_USED_LOCK(?), CONNECTION_ID()) AS holder"
                + " UNION SELECT NULLIF(IS_USED_LOCK(?), CONNECTION_ID())",
            NAME,
            GUARD)) {
      if (!row.get("holder").isEmpty()) {
        killer.kill(Long.parseLong(row.get("holder")));
      }
    }
  }

  /** Of the statement only the first two words, if they are words and no value: no password. */
  String holder() {
    return sql.value(
        "SELECT CONCAT_WS(', ', CONCAT('connection ', id, ' of ', user, ': ', command, ' for ',"
            + " time, ' s'), NULLIF(state, ''),"
            + " REGEXP_SUBSTR(info, '^[A-Za-z]+( [A-Za-z_.]+(?![^ (;]))?'))"
            + " FROM information_schema.processlist WHERE id = IS_USED_LOCK(?)",
        NAME);
  }

  boolean take(Duration timeout) {
    return take(NAME, timeout);
  }

  boolean takeGuard(Duration timeout) {
    return take(GUARD, timeout);
  }

  private boolean take(String name, Duration timeout) {
    sql.execute("SET SESSION wait_timeout = ?", Deadlines.IDLE_HOLDER.toSeconds());
    return "1".equals(sql.valueAfter(timeout, "SELECT GET_LOCK(?, ?)", name, timeout.toSeconds()));
  }

  void release() {
    sql.value("SELECT RELEASE_LOCK(?)", NAME);
  }
}
