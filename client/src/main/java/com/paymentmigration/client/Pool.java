package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections to one writer. Every method may be called by any thread. */
public interface Pool extends AutoCloseable {
  /**
   * A connection, within about a quarter of a second: the caller asks again, and looks in between
   * whether the writer has moved.
   *
   * @throws SQLException if there is none yet; its causes say why
   */
  Connection borrow() throws SQLException;

  /** Never hands out again what is open now: idle ones are closed, borrowed ones when returned. */
  void evictAll();

  /** Whether the last {@link #borrow} failed only because all connections are in use. */
  boolean exhausted(SQLException failure);

  /** Ends every connection, borrowed ones too: another side is the writer. May take seconds. */
  @Override
  void close();
}
