package com.paymentmigration.encryption;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Six customer-managed keys, one per data domain, so that a leak or a mistake in one domain opens
 * no other (C1; PCI DSS 3.6.1, 3.7).
 *
 * <p>Defines six {@code AWS::KMS::Key} and nothing else: no aliases (no drift support, ADR 0016).
 * Every key rotates each {@value #ROTATION_DAYS} days (PCI DSS 3.7.4) and trusts the account, so
 * that IAM policies of roles decide about their use; a key policy names only services that act
 * without a role ({@link ServiceAccess}).
 */
public final class EncryptionKeys extends Construct {
  /** Days between automatic rotations of the key material. */
  public static final int ROTATION_DAYS = 365;

  /** Days in which a deletion can be cancelled where keys are kept: the longest that KMS offers. */
  public static final int PENDING_DAYS_RETAINED = 30;

  /** Days in which a deletion can be cancelled where keys go with the stack: the shortest. */
  public static final int PENDING_DAYS_DESTROYED = 7;

  private final RemovalPolicy removalPolicy;
  private final Key database;
  private final Key sessions;
  private final Key secrets;
  private final Key operations;
  private final Key volumes;
  private final Key backup;

  /** Defines the keys. */
  public EncryptionKeys(Construct scope, String id, EncryptionKeysProps props) {
    super(scope, id);
    removalPolicy = props.removalPolicy();
    database = key("Database", "Aurora clusters, their snapshots and Database Insights");
    sessions = key("Sessions", "Session table and migration state");
    secrets = key("Secrets", "Database credentials");
    operations = key("Operations", "Logs, notifications and function settings");
    volumes = key("Volumes", "Volumes of the fleets");
    backup = key("Backup", "Backup vaults");

    ServiceAccess services = new ServiceAccess(Stack.of(this));
    operations.addToResourcePolicy(services.cloudWatchLogs());
    operations.addToResourcePolicy(services.cloudWatchAlarms());
    operations.addToResourcePolicy(services.encryptedTopics());
    volumes.addToResourcePolicy(services.encryptedVolumes());
  }

  /** Key of both Aurora clusters. RDS uses it by grants that the deploying principal creates. */
  public IKey database() {
    return database;
  }

  /** Key of the DynamoDB tables: sessions and migration state. */
  public IKey sessions() {
    return sessions;
  }

  /** Key of the database credentials. */
  public IKey secrets() {
    return secrets;
  }

  /** Key of log groups, notifications and function environments. */
  public IKey operations() {
    return operations;
  }

  /** Key of the fleets' volumes. */
  public IKey volumes() {
    return volumes;
  }

  /** Key of the backup vaults. */
  public IKey backup() {
    return backup;
  }

  private Key key(String id, String description) {
    int pendingDays =
        removalPolicy == RemovalPolicy.DESTROY ? PENDING_DAYS_DESTROYED : PENDING_DAYS_RETAINED;
    return Key.Builder.create(this, id)
        .description("Payment migration: " + description)
        .enabled(true)
        .enableKeyRotation(true)
        .rotationPeriod(Duration.days(ROTATION_DAYS))
        .pendingWindow(Duration.days(pendingDays))
        .removalPolicy(removalPolicy)
        .build();
  }
}
