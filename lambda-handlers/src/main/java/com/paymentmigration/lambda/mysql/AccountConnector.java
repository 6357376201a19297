package com.paymentmigration.lambda.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens one connection to one server over TLS, with the certificate checked and every wait bounded;
 * autocommit on.
 */
@FunctionalInterface
public interface AccountConnector {
  /** Logs in. */
  Connection open(String username, String password) throws SQLException;
}
