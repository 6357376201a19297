package com.paymentmigration.environment;

import com.paymentmigration.config.DatabaseSettings;
import com.paymentmigration.config.DatabaseSizing;
import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.config.Retention;
import com.paymentmigration.lambda.domain.Environment;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What one cluster is.
 *
 * @param environment colour: the only thing in which two clusters differ
 * @param environmentName name of the deployment, a token or a literal; prefix of the identifier
 * @param sizing instance class and number of readers
 * @param settings port, schema, engine version
 * @param retention days that logs are kept, removal policy
 * @param protection whether it refuses to be deleted
 * @param placement network
 * @param storageKey key of storage, snapshots and Database Insights
 * @param logKey key of the exported logs
 * @param adminSecret master credentials, JSON with {@code username} and {@code password}
 */
public record AuroraClusterProps(
    Environment environment,
    String environmentName,
    DatabaseSizing sizing,
    DatabaseSettings settings,
    Retention retention,
    DeletionProtection protection,
    ClusterPlacement placement,
    IKey storageKey,
    IKey logKey,
    ISecret adminSecret) {

  /**
   * Checks that nothing is missing and that every instance gets a zone of its own.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if there are fewer zones than instances
   */
  public AuroraClusterProps {
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(environmentName, "environmentName");
    Objects.requireNonNull(sizing, "sizing");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(protection, "protection");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(storageKey, "storageKey");
    Objects.requireNonNull(logKey, "logKey");
    Objects.requireNonNull(adminSecret, "adminSecret");
    int instances = 1 + sizing.readers();
    if (placement.zones().size() < instances) {
      throw new IllegalArgumentException(
          "zones: received "
              + placement.zones().size()
              + ", allowed: at least "
              + instances
              + ", one for each instance");
    }
  }

  /**
   * Identifier of the cluster, which is also part of its log groups' names. RDS stores it in lower
   * case, and so is every allowed environment name.
   */
  String clusterIdentifier() {
    return environmentName + "-" + environment.key();
  }
}
