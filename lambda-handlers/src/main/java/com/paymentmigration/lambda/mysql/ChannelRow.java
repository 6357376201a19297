package com.paymentmigration.lambda.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The one row that a server tells about its replication channel.
 *
 * @param configured whether the channel has a source
 * @param user user that it logs in as
 * @param runs whether both threads run
 * @param startedAtAll whether a thread runs or tries to
 */
record ChannelRow(boolean configured, String user, boolean runs, boolean startedAtAll) {
  /** No channel. */
  static final ChannelRow NONE = new ChannelRow(false, "", false, false);

  /**
   * Reads the row; empty if the server has no channel. MySQL before 8.0.22 does not know SHOW
   * REPLICA STATUS.
   */
  static Optional<ChannelRow> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try {
        return read(statement, "REPLICA", "Source");
      } catch (SQLException failure) {
        if (failure.getErrorCode() != MySqlError.SYNTAX) {
          throw failure;
        }
        return read(statement, "SLAVE", "Master");
      }
    }
  }

  private static Optional<ChannelRow> read(Statement statement, String replica, String source)
      throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW " + replica + " STATUS")) {
      if (!row.next()) {
        return Optional.empty();
      }
      String host = row.getString(source + "_Host");
      return Optional.of(
          new ChannelRow(
              host != null && !host.isEmpty(),
              row.getString(source + "_User"),
              "Yes".equals(row.getString(replica + "_IO_Running"))
                  && "Yes".equals(row.getString(replica + "_SQL_Running")),
              !"No".equals(row.getString(replica + "_IO_Running"))
                  || "Yes".equals(row.getString(replica + "_SQL_Running"))));
    }
  }
}
