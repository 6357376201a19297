package com.paymentmigration.client;

import java.sql.SQLTransientConnectionException;

/**
 * No connection to the writer could be had in time; the message says what was waited for. Nothing
 * was sent, so nothing is in doubt.
 */
public final class WriterUnavailableException extends SQLTransientConnectionException {
  private static final long serialVersionUID = 1;

  /** SQLSTATE: the client could not establish the connection. */
  private static final String STATE = "08001";

  WriterUnavailableException(String waitedFor, Throwable cause) {
    super(waitedFor, STATE, cause);
  }

  WriterUnavailableException(String waitedFor) {
    super(waitedFor, STATE);
  }
}
