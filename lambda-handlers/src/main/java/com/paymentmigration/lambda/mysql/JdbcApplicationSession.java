package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.WriteProbe;

/** A session with an application account. */
final class JdbcApplicationSession implements ApplicationSession {
  private final SqlChannel sql;
  private final long id;

  JdbcApplicationSession(SqlChannel sql) {
    this.sql = sql;
    id = Long.parseLong(sql.value("SELECT CONNECTION_ID()"));
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public WriteProbe probeWrite() {
    try {
      sql.execute("START TRANSACTION READ WRITE");
      sql.execute("ROLLBACK");
      return WriteProbe.ACCEPTED;
    } catch (StatementFailedException refused) {
      if (refused.errorCode() == MySqlError.READ_ONLY) {
        return WriteProbe.READ_ONLY;
      }
      throw refused;
    }
  }

  @Override
  public void close() {
    sql.close();
  }
}
