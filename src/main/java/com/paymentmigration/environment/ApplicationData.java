package com.paymentmigration.environment;

import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * The shared data that an application works with.
 *
 * <p>Both application secrets, whatever the fleet's colour: the account belongs to the side that is
 * the writer, and both fleets write to that one side (application contract).
 *
 * @param state table of the state item, read only
 * @param sessions session table
 * @param tablesKey key of both tables
 * @param blueSecret credentials of {@code payment_app_blue}
 * @param greenSecret credentials of {@code payment_app_green}
 * @param secretsKey key of both secrets
 */
public record ApplicationData(
    ITable state,
    ITable sessions,
    IKey tablesKey,
    ISecret blueSecret,
    ISecret greenSecret,
    IKey secretsKey) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ApplicationData {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(tablesKey, "tablesKey");
    Objects.requireNonNull(blueSecret, "blueSecret");
    Objects.requireNonNull(greenSecret, "greenSecret");
    Objects.requireNonNull(secretsKey, "secretsKey");
  }
}
