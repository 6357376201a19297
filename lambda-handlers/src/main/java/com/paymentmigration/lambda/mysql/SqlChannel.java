package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Statements on one connection, which is given up at the first sign that it is not sound. */
final class SqlChannel implements AutoCloseable {
  private final Connection connection;
  private final String server;
  private boolean lost;

  SqlChannel(Connection connection, String server) {
    this.connection = connection;
    this.server = server;
  }

  /** Runs a statement for its effect; all results are read to the end. */
  void execute(String sql, Object... values) {
    run(sql, List.of(), values, statement -> null);
  }

  /** Runs a statement one of whose values is secret. */
  void executeWithSecret(String secret, String sql, Object... values) {
    run(sql, List.of(secret), values, statement -> null);
  }

  /** Runs a procedure that is known to sleep. */
  void executeAfter(Duration wait, String sql, Object... values) {
    setTimeout(wait);
    try {
      execute(sql, values);
    } finally {
      if (!lost) {
        setTimeout(Deadlines.STATEMENT);
      }
    }
  }

  /**
   * Runs a statement that another session may cancel by KILL QUERY: if the session outlives it,
   * that is a failed statement and not a lost session.
   */
  void executeCancellable(String sql) {
    try (Statement statement = connection.createStatement()) {
      if (lost) {
        throw new SessionLostException("session on " + server + " was lost before", null);
      }
      statement.execute(sql);
    } catch (SQLException failure) {
      if (failure.getErrorCode() == MySqlError.QUERY_INTERRUPTED) {
        execute("DO 1");
        throw new StatementFailedException(
            failure.getErrorCode(), sql + " on " + server + ": cancelled", failure);
      }
      throw translated(sql, List.of(), failure);
    }
  }

  /** Rows of the first result, columns by lower-case label; null values as empty text. */
  List<Map<String, String>> rows(String sql, Object... values) {
    return run(sql, List.of(), values, SqlChannel::readRows);
  }

  /** First column of the first row; empty text for null or no row. */
  String value(String sql, Object... values) {
    List<Map<String, String>> rows = rows(sql, values);
    return rows.isEmpty() ? "" : rows.get(0).values().iterator().next();
  }

  /** First column of each row. */
  List<String> column(String sql, Object... values) {
    return rows(sql, values).stream().map(row -> row.values().iterator().next()).toList();
  }

  /** {@link #value} for a statement that is meant to wait on the server up to {@code wait}. */
  String valueAfter(Duration wait, String sql, Object... values) {
    setTimeout(wait.plus(Deadlines.STATEMENT));
    String value = value(sql, values);
    setTimeout(Deadlines.STATEMENT);
    return value;
  }

  /** Ends the connection; never throws, and waits for no answer. */
  @Override
  public void close() {
    try {
      if (lost) {
        connection.abort(Runnable::run);
      } else {
        connection.close();
      }
    } catch (SQLException gone) {
      // Nothing is left to be released: the server drops a session whose connection is gone.
      lost = true;
    }
  }

  private <T> T run(String sql, List<String> secrets, Object[] values, Reader<T> reader) {
    if (lost) {
      throw new SessionLostException("session on " + server + " was lost before", null);
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      statement.execute();
      T result = reader.read(statement);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // A procedure's further results must be read before the next statement.
      }
      return result;
    } catch (SQLException failure) {
      throw translated(sql, secrets, failure);
    }
  }

  private MigrationException translated(String sql, List<String> secrets, SQLException failure) {
    MigrationException translated = SqlFailures.ofStatement(server, sql, failure, secrets);
    if (translated instanceof SessionLostException) {
      lost = true;
      close();
    }
    return translated;
  }

  private void setTimeout(Duration timeout) {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
    } catch (SQLException failure) {
      throw translated("network timeout", List.of(), failure);
    }
  }

  private static List<Map<String, String>> readRows(PreparedStatement statement)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ResultSet results = statement.getResultSet()) {
      if (results == null) {
        return rows;
      }
      ResultSetMetaData columns = results.getMetaData();
      while (results.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
          String value = results.getString(at);
          row.put(columns.getColumnLabel(at).toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private interface Reader<T> {
    T read(PreparedStatement statement) throws SQLException;
  }
}
