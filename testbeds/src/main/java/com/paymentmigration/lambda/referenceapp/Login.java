package com.paymentmigration.lambda.referenceapp;

import com.paymentmigration.lambda.domain.Writer;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of the application to the writer, with the account that the pointer names. */
@FunctionalInterface
public interface Login {
  /** A connection to {@code writer}, in autocommit mode. */
  Connection to(Writer.Serving writer) throws SQLException;
}
