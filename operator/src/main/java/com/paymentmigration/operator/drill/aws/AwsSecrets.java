package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.SecretFacts;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager; never a value. */
final class AwsSecrets implements SecretFacts {
  private final SecretsManagerClient client;

  AwsSecrets(SecretsManagerClient client) {
    this.client = client;
  }

  @Override
  public Optional<Instant> lastRotated(String arn) {
    return Calls.of(
        "secretsmanager:DescribeSecret",
        () -> Optional.ofNullable(client.describeSecret(r -> r.secretId(arn)).lastRotatedDate()));
  }
}
