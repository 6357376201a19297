package com.paymentmigration.backup;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the backups of one environment depend on.
 *
 * @param environment whose backups these are
 * @param environmentName name of the stack's environment, as the tag Environment has it
 * @param vaultName name of the vault, unique in account and region: contains the environment name
 *     of the stack, usually as a token
 * @param vaultKey key of the vault
 * @param clusterArn the environment's cluster
 * @param clusterKey key of the cluster
 * @param tableArns tables in this plan; a table that both environments share is in one plan only
 *     (ADR 0026)
 * @param tableKey key of the tables
 * @param removalPolicy what happens to the vault when the stack goes; any but {@code DESTROY} also
 *     forbids to delete recovery points
 */
public record BackupProtectionProps(
    Environment environment,
    String environmentName,
    String vaultName,
    IKey vaultKey,
    String clusterArn,
    IKey clusterKey,
    List<String> tableArns,
    IKey tableKey,
    RemovalPolicy removalPolicy) {
  /**
   * Checks that nothing is missing and copies the list.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public BackupProtectionProps {
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(environmentName, "environmentName");
    Objects.requireNonNull(vaultName, "vaultName");
    Objects.requireNonNull(vaultKey, "vaultKey");
    Objects.requireNonNull(clusterArn, "clusterArn");
    Objects.requireNonNull(clusterKey, "clusterKey");
    Objects.requireNonNull(tableKey, "tableKey");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
    tableArns = List.copyOf(tableArns);
  }

  /** Everything that the plan protects. */
  List<String> resourceArns() {
    return Stream.concat(Stream.of(clusterArn), tableArns.stream()).toList();
  }
}
