package com.paymentmigration.environment;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * The shared data that an application works with.
 *
 * <p>Both application secrets, whatever the fleet's colour: the account belongs to the side that is
 * the writer, and both fleets write to that one side (application contract).
 *
 * @param stateTableName table of the state item
 * @param sessionTableName session table
 * @param tableStatements what it takes to read the state item and to keep sessions, and no more
 * @param blueSecret credentials of {@code payment_app_blue}
 * @param greenSecret credentials of {@code payment_app_green}
 * @param secretsKey key of both secrets
 */
public record ApplicationData(
    String stateTableName,
    String sessionTableName,
    List<PolicyStatement> tableStatements,
    ISecret blueSecret,
    ISecret greenSecret,
    IKey secretsKey) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ApplicationData {
    Objects.requireNonNull(stateTableName, "stateTableName");
    Objects.requireNonNull(sessionTableName, "sessionTableName");
    tableStatements = List.copyOf(tableStatements);
    Objects.requireNonNull(blueSecret, "blueSecret");
    Objects.requireNonNull(greenSecret, "greenSecret");
    Objects.requireNonNull(secretsKey, "secretsKey");
  }
}
