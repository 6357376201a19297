package com.paymentmigration.lambda.validation.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** One connection that reads. Not for use by two threads at a time. */
public final class Session implements AutoCloseable {
  private final Server server;
  private final Connection connection;
  private final long id;
  private final ServerVersion version;

  Session(Server server, Connection connection, ServerVersion version) throws SQLException {
    this.server = server;
    this.connection = connection;
    this.version = version;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT CONNECTION_ID()")) {
      rows.next();
      this.id = rows.getLong(1);
    }
  }

  /** Id of the connection on the server. */
  public long id() {
    return id;
  }

  /** What the server is. */
  public ServerVersion version() {
    return version;
  }

  /** What is demanded of TLS; empty if the opener does not say. */
  public String tlsMode() {
    return server.tlsMode();
  }

  /** Where the session is. */
  public ServerAddress address() {
    return server.address();
  }

  /**
   * Every row of {@code sql}, columns as text, SQL's NULL as null. The caller bounds the number of
   * rows in its SQL.
   *
   * @throws CouldNotVerifyException if the server does not answer
   */
  public List<List<String>> rows(String sql) {
    List<List<String>> rows = new ArrayList<>();
    each(sql, rows::add);
    return rows;
  }

  /**
   * Hands every row of {@code sql} to {@code row}, one at a time: as {@link #rows} has them.
   *
   * @throws CouldNotVerifyException if the server does not answer
   */
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
      throw ServerFailures.of(server.address(), failure);
    }
  }

  /**
   * The only row of {@code sql}.
   *
   * @throws CouldNotVerifyException if the server does not answer, or answers with no row
   */
  public List<String> row(String sql) {
    List<List<String>> rows = rows(sql);
    if (rows.isEmpty()) {
      throw new CouldNotVerifyException(address() + ": no answer to a query", false, null);
    }
    return rows.get(0);
  }

  /** First column of the only row of {@code sql}; null if it is NULL. */
  public String value(String sql) {
    return row(sql).get(0);
  }

  /** Whether the connection still answers. */
  public boolean alive() {
    try {
      return connection.isValid(2);
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
