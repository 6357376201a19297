package com.paymentmigration.client;

import java.sql.Connection;
import java.sql.SQLException;

/** Looks the row of an idempotency key up. {@link PaymentTable} does it for one table. */
@FunctionalInterface
public interface PaymentRows {
  /**
   * What the row of {@code payment}'s key says. Reads on {@code connection}, which is the writer's
   * and has no transaction open.
   */
  Finding find(Connection connection, PaymentIdentity payment) throws SQLException;
}
