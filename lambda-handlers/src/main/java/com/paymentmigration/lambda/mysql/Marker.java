package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.Strangers;

/**
 * A word that one server writes and the other must receive. Each server has a row of its own, so
 * that the two never collide; the highest sequence number is the last word, because a writer counts
 * on from all that it has received.
 */
final class Marker {
  /** The migration's own schema: no data of the application. */
  static final String SCHEMA = Strangers.OWN_SCHEMA;

  private static final String TABLE = SCHEMA + ".marker";

  private final SqlChannel sql;

  Marker(SqlChannel sql) {
    this.sql = sql;
  }

  void write(String word) {
    if (!exists()) {
      sql.execute("CREATE DATABASE IF NOT EXISTS " + SCHEMA);
      sql.execute(
          "CREATE TABLE IF NOT EXISTS "
              + TABLE
              + " (server CHAR(36) CHARACTER SET ascii NOT NULL PRIMARY KEY,"
              + " sequence BIGINT NOT NULL, word VARCHAR(255) NOT NULL)");
    }
    String sequence = sql.value("SELECT COALESCE(MAX(sequence), 0) + 1 FROM " + TABLE);
    sql.execute(
        "REPLACE INTO " + TABLE + " VALUES (@@GLOBAL.server_uuid, ?, ?)",
        Long.parseLong(sequence),
        word);
  }

  String read() {
    try {
      return sql.value("SELECT word FROM " + TABLE + " ORDER BY sequence DESC LIMIT 1");
    } catch (StatementFailedException refused) {
      if (refused.errorCode() == MySqlError.NO_SUCH_TABLE
          || refused.errorCode() == MySqlError.UNKNOWN_DATABASE) {
        return "";
      }
      throw refused;
    }
  }

  private boolean exists() {
    return !sql.column(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_name = 'marker'",
            SCHEMA)
        .isEmpty();
  }
}
