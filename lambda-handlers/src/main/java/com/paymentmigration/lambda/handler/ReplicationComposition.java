package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.SecretsManagerCredentials;
import com.paymentmigration.lambda.cutover.ArmReplication;
import com.paymentmigration.lambda.cutover.CutoverParts;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.mysql.TwoThreads;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires what {@link ReplicationHandler} calls. */
final class ReplicationComposition {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicationComposition.class);

  private ReplicationComposition() {}

  /** The use case that {@code variables} configure; it has no figures to store, only to log. */
  static ArmReplication of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    return new ArmReplication(
        new CutoverParts(
            DatabaseAccess.servers(
                variables,
                new SecretsManagerCredentials(
                    DatabaseAccess.vault(), DatabaseAccess.secrets(variables))),
            StateAccess.writer(variables, timing),
            timing,
            new TwoThreads(),
            () -> UUID.randomUUID().toString(),
            (name, value) -> LOG.info("{} = {}", name, value),
            ProofRecords.OFF));
  }
}
