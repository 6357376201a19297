package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.StatementFailedException;

/**
 * Ends other sessions, or their statements. Plain KILL comes first: behind an account statement
 * that waits, every call of a procedure waits too. Aurora's procedure is for an admin that lacks
 * CONNECTION_ADMIN.
 */
final class SessionKiller {
  private final SqlChannel sql;

  SessionKiller(SqlChannel sql) {
    this.sql = sql;
  }

  void kill(long connectionId) {
    end("KILL ", "CALL mysql.rds_kill(?)", connectionId);
  }

  void cancel(long connectionId) {
    end("KILL QUERY ", "CALL mysql.rds_kill_query(?)", connectionId);
  }

  private void end(String plain, String procedure, long connectionId) {
    try {
      sql.execute(plain + connectionId);
    } catch (StatementFailedException refused) {
      if (refused.errorCode() == MySqlError.KILL_DENIED
          || refused.errorCode() == MySqlError.PRIVILEGE_MISSING) {
        byProcedure(procedure, connectionId);
      } else if (refused.errorCode() != MySqlError.NO_SUCH_THREAD) {
        throw refused;
      }
    }
  }

  private void byProcedure(String procedure, long connectionId) {
    try {
      sql.execute(procedure, connectionId);
    } catch (StatementFailedException refused) {
      if (refused.errorCode() != MySqlError.NO_SUCH_THREAD) {
        throw refused;
      }
    }
  }
}
