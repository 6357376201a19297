package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A reading session over JDBC. */
final class JdbcReadSession implements Session {
  private static final int VALID_SECONDS = 2;

  private final JdbcReadServer server;
  private final Connection connection;
  private final long id;
  private final ServerVersion version;

  JdbcReadSession(JdbcReadServer server, Connection connection, ServerVersion version)
      throws SQLException {
    this.server = server;
    this.connection = connection;
    this.version = version;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT CONNECTION_ID()")) {
      rows.next();
      this.id = rows.getLong(1);
    }
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public ServerVersion version() {
    return version;
  }

  @Override
  public String tlsMode() {
    return server.tlsMode();
  }

  @Override
  public SchemaAddress address() {
    return server.address();
  }

  @Override
  public void each(String sql, Consumer<List<String>> row) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        String[] values = new String[columns];
        for (int column = 0; column < columns; column++) {
          values[column] = result.getString(column + 1);
        }
        row.accept(Collections.unmodifiableList(Arrays.asList(values)));
      }
    } catch (SQLException failure) {
      throw ReadFailures.of(server.address(), failure);
    }
  }

  @Override
  public boolean alive() {
    try {
      return connection.isValid(VALID_SECONDS);
    } catch (SQLException impossible) {
      return false;
    }
  }

  @Override
  public void close() {
    server.closed(id);
    try {
      connection.close();
    } catch (SQLException lostAlready) {
      // Nothing is left to release: the server drops the session with its connection.
      return;
    }
  }
}
