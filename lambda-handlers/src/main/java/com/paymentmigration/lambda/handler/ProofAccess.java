package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.DynamoDbProofRecords;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.validation.proof.ProofPace;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Wires the record of the continuous proof for any function. */
final class ProofAccess {
  /** From one look at the newest rows to the next. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  private ProofAccess() {}

  /** The record; {@link ProofRecords#OFF} where the profile switches the proof off. */
  static ProofRecords records(Map<String, String> variables) {
    return Setting.PROOF_ROWS_PER_SECOND.ifSet(variables).isEmpty()
        ? ProofRecords.OFF
        : new DynamoDbProofRecords(
            CallLimits.PATIENT.client(DynamoDbClient.builder()),
            Setting.STATE_TABLE.from(variables));
  }

  /** How much a call of each minute asks of the servers. */
  static ProofPace pace(Map<String, String> variables) {
    return new ProofPace(
        Duration.ofSeconds(Numbers.positive(Setting.PROOF_SECONDS, variables)),
        EVERY,
        Numbers.positive(Setting.PROOF_ROWS_PER_SECOND, variables));
  }
}
