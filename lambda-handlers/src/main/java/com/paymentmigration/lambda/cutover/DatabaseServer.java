package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;

/** The writer instance of one environment's cluster. */
public interface DatabaseServer {
  /** The environment that the cluster belongs to. */
  Environment environment();

  /** What applications are told when this side is the writer. */
  Writer.Serving address();

  /**
   * Opens one connection as {@code admin}: no pool, no reconnect, no background thread; connecting
   * and every statement are bounded by {@link Deadlines#CONNECT} and {@link Deadlines#STATEMENT}.
   * The driver's own timeouts end the connection rather than leave a statement behind.
   *
   * @throws DatabaseUnreachableException if it cannot be opened
   */
  DatabaseSession connect();

  /**
   * Logs in with the application account of {@code this} side, as an application would.
   *
   * @throws AccountLockedException if the account is locked (3118)
   * @throws DatabaseUnreachableException if it cannot be opened for any other reason
   */
  ApplicationSession connectAsApplication();
}
