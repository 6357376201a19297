package com.paymentmigration.lambda.validation.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One connection that reads. Not for use by two threads at a time. */
public interface Session extends AutoCloseable {
  /** Id of the connection on the server. */
  long id();

  /** What the server is. */
  ServerVersion version();

  /** What is demanded of TLS; empty if it is not known. */
  String tlsMode();

  /** Where the session is. */
  SchemaAddress address();

  /**
   * Hands every row of {@code sql} to {@code row}, one at a time: columns as text, SQL's NULL as
   * null.
   *
   * @throws CouldNotVerifyException if the server does not answer
   */
  void each(String sql, Consumer<List<String>> row);

  /** Whether the connection still answers. */
  boolean alive();

  @Override
  void close();

  /**
   * Every row of {@code sql}, as {@link #each} has them. The caller bounds the number of rows in
   * its SQL.
   *
   * @throws CouldNotVerifyException if the server does not answer
   */
  default List<List<String>> rows(String sql) {
    List<List<String>> rows = new ArrayList<>();
    each(sql, rows::add);
    return rows;
  }

  /**
   * The only row of {@code sql}.
   *
   * @throws CouldNotVerifyException if the server does not answer, or answers with no row
   */
  default List<String> row(String sql) {
    List<List<String>> rows = rows(sql);
    if (rows.isEmpty()) {
      throw new CouldNotVerifyException(address() + ": no answer to a query", false, null);
    }
    return rows.get(0);
  }

  /** First column of the only row of {@code sql}; null if it is NULL. */
  default String value(String sql) {
    return row(sql).get(0);
  }
}
