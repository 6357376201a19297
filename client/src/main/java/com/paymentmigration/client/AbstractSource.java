package com.paymentmigration.client;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What {@link DataSource} asks for beside connections. */
abstract class AbstractSource implements DataSource {
  /** A user name of the caller's choice could only be the wrong one. */
  @Override
  public final Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the state item says which account to use");
  }

  @Override
  public final PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException("logs go to SLF4J");
  }

  @Override
  public final void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("logs go to SLF4J");
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs go to SLF4J");
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw new SQLException("unwrap: received " + type.getName() + ", allowed: " + getClass());
    }
    return type.cast(this);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
