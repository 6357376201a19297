package com.paymentmigration.function;

import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.handler.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * How functions reach both clusters: addresses, and secrets by ARN.
 *
 * @param blueEndpoint writer endpoint of blue's cluster
 * @param greenEndpoint writer endpoint of green's cluster
 * @param port TCP port of both
 * @param schema schema of the payment application
 * @param writingAccounts other programs' accounts that are fenced with the application's
 * @param admin secret of {@code admin}
 * @param replicator secret of {@code replicator}
 * @param blueApplication secret of {@code payment_app_blue}
 * @param greenApplication secret of {@code payment_app_green}
 * @param secretsKey key of the secrets
 */
public record DatabaseAccess(
    String blueEndpoint,
    String greenEndpoint,
    int port,
    String schema,
    PairedAccounts writingAccounts,
    ISecret admin,
    ISecret replicator,
    ISecret blueApplication,
    ISecret greenApplication,
    IKey secretsKey) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public DatabaseAccess {
    Objects.requireNonNull(blueEndpoint, "blueEndpoint");
    Objects.requireNonNull(greenEndpoint, "greenEndpoint");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(writingAccounts, "writingAccounts");
    Objects.requireNonNull(admin, "admin");
    Objects.requireNonNull(replicator, "replicator");
    Objects.requireNonNull(blueApplication, "blueApplication");
    Objects.requireNonNull(greenApplication, "greenApplication");
    Objects.requireNonNull(secretsKey, "secretsKey");
  }

  /** Where the clusters are. */
  public Map<Setting, String> addresses() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BLUE_CLUSTER_ENDPOINT, blueEndpoint);
    settings.put(Setting.GREEN_CLUSTER_ENDPOINT, greenEndpoint);
    settings.put(Setting.DATABASE_PORT, String.valueOf(port));
    settings.put(Setting.DATABASE_NAME, schema);
    return settings;
  }

  /** Addresses and the ARNs of all four secrets. */
  public Map<Setting, String> settings() {
    Map<Setting, String> settings = addresses();
    settings.put(Setting.ADMIN_SECRET_ARN, admin.getSecretArn());
    settings.put(Setting.REPLICATOR_SECRET_ARN, replicator.getSecretArn());
    settings.put(Setting.BLUE_APPLICATION_SECRET_ARN, blueApplication.getSecretArn());
    settings.put(Setting.GREEN_APPLICATION_SECRET_ARN, greenApplication.getSecretArn());
    return settings;
  }

  /** What acts on the databases knows besides whom it fences. */
  public Map<Setting, String> actorSettings() {
    Map<Setting, String> settings = settings();
    if (!writingAccounts.names().isEmpty()) {
      settings.put(Setting.WRITING_ACCOUNTS, writingAccounts.text());
    }
    return settings;
  }

  /** Reads the secrets of all four accounts. */
  public List<PolicyStatement> allSecrets() {
    return read(List.of(admin, replicator, blueApplication, greenApplication));
  }

  /** Reads the secret of {@code admin}. */
  public List<PolicyStatement> adminSecret() {
    return read(List.of(admin));
  }

  /** Looks at the versions of all four secrets, not into them. */
  public PolicyStatement secretVersions() {
    return PolicyStatement.Builder.create()
        .sid("LookAtSecretVersions")
        .actions(List.of("secretsmanager:DescribeSecret"))
        .resources(arns(List.of(admin, replicator, blueApplication, greenApplication)))
        .build();
  }

  private static List<String> arns(List<ISecret> secrets) {
    return secrets.stream().map(ISecret::getSecretArn).toList();
  }

  private List<PolicyStatement> read(List<ISecret> secrets) {
    return List.of(
        PolicyStatement.Builder.create()
            .sid("ReadCredentials")
            .actions(List.of("secretsmanager:GetSecretValue"))
            .resources(arns(secrets))
            .build(),
        PolicyStatement.Builder.create()
            .sid("DecryptCredentials")
            .actions(List.of("kms:Decrypt"))
            .resources(List.of(secretsKey.getKeyArn()))
            .build());
  }
}
