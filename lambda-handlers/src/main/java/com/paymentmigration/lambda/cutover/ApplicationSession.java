package com.paymentmigration.lambda.cutover;

/** A connection with an application account: sees what an application sees. */
public interface ApplicationSession extends AutoCloseable {
  /** The server's connection id. */
  long id();

  /**
   * {@code START TRANSACTION READ WRITE} and {@code ROLLBACK}: leaves no GTID.
   *
   * @return whether a write would be let in; only error 1290 counts as {@link WriteProbe#READ_ONLY}
   * @throws SessionLostException if the connection is gone, which proves nothing
   * @throws StatementFailedException on any other error, which proves nothing
   */
  WriteProbe probeWrite();

  /** Closes the connection; never throws, also not when it is closed already. */
  @Override
  void close();
}
