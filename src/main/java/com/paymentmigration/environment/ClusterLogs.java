package com.paymentmigration.environment;

import com.paymentmigration.config.Retention;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * Log groups that a cluster exports to: audit, error and slow query log.
 *
 * <p>RDS creates a missing group itself, without a key and without an end: these exist before the
 * cluster does, under the name that RDS expects. The general log is not exported: it would hold
 * every statement with its literals, card numbers among them (ADR 0027).
 */
final class ClusterLogs extends Construct {
  /** Exported log types, in the order in which RDS lists them. */
  static final List<String> TYPES = List.of("audit", "error", "slowquery");

  ClusterLogs(
      Construct scope, String id, String clusterIdentifier, Retention retention, IKey logKey) {
    super(scope, id);
    for (String type : TYPES) {
      CfnLogGroup group =
          CfnLogGroup.Builder.create(this, type)
              .logGroupName("/aws/rds/cluster/" + clusterIdentifier + "/" + type)
              .kmsKeyId(logKey.getKeyArn())
              .retentionInDays(retention.logDays())
              .build();
      group.applyRemovalPolicy(retention.removal());
    }
  }
}
