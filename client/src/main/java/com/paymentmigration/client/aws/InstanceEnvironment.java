package com.paymentmigration.client.aws;

import com.paymentmigration.client.DatabaseTrust;
import com.paymentmigration.client.DriverSettings;
import com.paymentmigration.client.WriterDataSource;
import com.paymentmigration.client.WriterDataSourceBuilder;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A data source from the variables of {@code /etc/payment/environment} ({@code
 * docs/environments.md}).
 */
public final class InstanceEnvironment {
  private InstanceEnvironment() {}

  /** Settings from the process's own environment; the AWS clients are the default ones. */
  public static WriterDataSourceBuilder dataSource() {
    return dataSource(System.getenv(), DynamoDbClient.create(), SecretsManagerClient.create());
  }

  /**
   * Settings from {@code variables}. {@code DATABASE_AUTHORITIES_FILE} names a PEM file to trust in
   * Amazon's stead, as a rehearsal does; no instance has it.
   *
   * @throws IllegalArgumentException if one is missing; the message names it
   */
  public static WriterDataSourceBuilder dataSource(
      Map<String, String> variables, DynamoDbClient dynamoDb, SecretsManagerClient secrets) {
    return WriterDataSource.of(
        new DynamoDbState(dynamoDb, variable(variables, "STATE_TABLE")),
        new SecretsManagerLogins(
            secrets,
            variable(variables, "BLUE_APPLICATION_SECRET_ARN"),
            variable(variables, "GREEN_APPLICATION_SECRET_ARN")),
        DriverSettings.of(variable(variables, "DATABASE_NAME")).trusting(trust(variables)));
  }

  /**
   * Amazon RDS, unless the file names other authorities: a rehearsal's databases are not Amazon's.
   */
  private static DatabaseTrust trust(Map<String, String> variables) {
    String file = variables.getOrDefault("DATABASE_AUTHORITIES_FILE", "");
    return file.isBlank() ? DatabaseTrust.ofRds() : DatabaseTrust.ofPem(Path.of(file));
  }

  private static String variable(Map<String, String> variables, String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          name + ": received nothing, allowed: as /etc/payment/environment has it");
    }
    return value;
  }
}
