package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a server wrote to its binary log, as text. */
final class BinaryLog {
  private BinaryLog() {}

  static String text(MySqlServer server) {
    StringBuilder text = new StringBuilder();
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement();
        ResultSet events = statement.executeQuery("SHOW BINLOG EVENTS")) {
      while (events.next()) {
        text.append(events.getString("Info")).append('\n');
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot read the binary log", failure);
    }
    return text.toString();
  }
}
