package com.paymentmigration.lambda.validation.server;

/** One MySQL server: opens sessions, and can end what they left running. */
public interface Server {
  /** Where it is. */
  SchemaAddress address();

  /** What is demanded of TLS; empty if it is not known. */
  String tlsMode();

  /**
   * Opens a session that reads only, in UTC, with every wait bounded on the server and on the
   * client.
   *
   * @throws CouldNotVerifyException if it cannot be opened
   */
  Session open();

  /**
   * Ends every statement that a session of ours is running, over a connection of its own. A user
   * may always kill its own threads.
   */
  void killRunning();
}
