package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.validation.server.SchemaAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens a connection to an address. */
@FunctionalInterface
public interface Opener {
  /**
   * Opens it, in the address's schema.
   *
   * @param connect longest wait for the connection
   * @param socket longest wait for the server's next byte
   */
  Connection open(
      SchemaAddress address, SchemaAddress.Login login, Duration connect, Duration socket)
      throws SQLException;

  /** What is demanded of TLS, for reports; empty if the opener does not say. */
  default String tlsMode() {
    return "";
  }
}
