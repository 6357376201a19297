package com.paymentmigration.client;

/** What a failure means to a transaction; {@link Failures} tells which. */
public enum FailureClass {
  /**
   * The connection is gone or condemned: SQLSTATE 08…, 2006, 2013, 1053, 1317 and their kind. A
   * COMMIT that was under way is in doubt.
   */
  CONNECTION_LOST,
  /** COMMIT was answered with an error that does not tell whether it happened: 1180, 1598, 3100. */
  COMMIT_UNKNOWN,
  /**
   * A unique key is taken (1062 and its kind). By which payment, only the row of the idempotency
   * key tells.
   */
  DUPLICATE_KEY,
  /**
   * The side is closed: 1290 by read_only, 1836, 3118. The server answers so instead of doing
   * something, at COMMIT too: nothing was committed.
   */
  WRITER_MOVED,
  /** No connection could be had in time: nothing was sent. */
  NO_CONNECTION,
  /** The login was refused (1045): the secret has rotated, or is wrong. Nothing was sent. */
  LOGIN_REFUSED,
  /** The server has no room for a connection (1040, 1203, 1226). Nothing was sent. */
  SERVER_FULL,
  /** Deadlock or lock wait timeout (1205, 1213 and their kind): roll back, try again. */
  CONFLICT,
  /** Anything else: another try would fail the same way. */
  FATAL;

  /** Whether the transaction may have been committed, if its COMMIT had been sent. */
  public boolean leavesCommitInDoubt() {
    return this == CONNECTION_LOST || this == COMMIT_UNKNOWN;
  }

  /** Whether the connection must never be handed out again. */
  public boolean condemnsConnection() {
    return this == CONNECTION_LOST || this == WRITER_MOVED;
  }

  /** Whether a further try may succeed. A duplicate key needs a look first. */
  public boolean mayPass() {
    return this != FATAL && this != DUPLICATE_KEY;
  }
}
