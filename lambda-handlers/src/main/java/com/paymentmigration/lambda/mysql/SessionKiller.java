package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.StatementFailedException;

/** Ends other sessions by Aurora's procedure. */
final class SessionKiller {
  private final SqlChannel sql;

  SessionKiller(SqlChannel sql) {
    this.sql = sql;
  }

  void kill(long connectionId) {
    try {
      sql.execute("CALL mysql.rds_kill(?)", connectionId);
    } catch (StatementFailedException refused) {
      if (refused.errorCode() != MySqlError.NO_SUCH_THREAD) {
        throw refused;
      }
    }
  }
}
