package com.paymentmigration.session;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableClass;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * Sessions of both environments (R3): one table, so that a client keeps its session while its
 * traffic moves, and target-group stickiness can stay off (ADR 0012).
 *
 * <p>Defines one {@code AWS::DynamoDB::Table}: a {@code TableV2} would be a global table (decision
 * 20). An item is one session, {@value #PARTITION_KEY}; DynamoDB deletes it after {@value
 * #EXPIRES_AT} (seconds since the epoch), usually within days: readers must check it themselves.
 * Restorable to any second of the last {@value #RECOVERY_DAYS} days. Needs a key; exposes what the
 * application may do as policy statements, because an L2 grant would add an inline policy.
 */
public final class SessionStore extends Construct {
  /** Partition key: the session's identifier, a string. */
  public static final String PARTITION_KEY = "sessionId";

  /** Attribute with the end of the session, a number: seconds since the epoch. */
  public static final String EXPIRES_AT = "expiresAt";

  /** Days to which the table can be restored: the longest that DynamoDB offers. */
  public static final int RECOVERY_DAYS = 35;

  private final Table table;
  private final IKey key;

  /** Defines the table. */
  public SessionStore(Construct scope, String id, SessionStoreProps props) {
    super(scope, id);
    key = props.key();
    table =
        Table.Builder.create(this, "Table")
            .partitionKey(
                Attribute.builder().name(PARTITION_KEY).type(AttributeType.STRING).build())
            .timeToLiveAttribute(EXPIRES_AT)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .tableClass(TableClass.STANDARD)
            .encryption(TableEncryption.CUSTOMER_MANAGED)
            .encryptionKey(key)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .recoveryPeriodInDays(RECOVERY_DAYS)
                    .build())
            .removalPolicy(props.removalPolicy())
            .build();
    props.protection().applyTo(table);
  }

  /** The table; grant by {@link #accessStatements()}. */
  public Table table() {
    return table;
  }

  /** Name of the table: a setting of the application. */
  public String tableName() {
    return table.getTableName();
  }

  /** ARN of the table: a resource of the backup plan. */
  public String tableArn() {
    return table.getTableArn();
  }

  /** Single sessions, read and written; no scan: a stolen instance cannot list everybody. */
  public List<PolicyStatement> accessStatements() {
    return List.of(
        PolicyStatement.Builder.create()
            .sid("UseSessions")
            .actions(
                List.of(
                    "dynamodb:DeleteItem",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem"))
            .resources(List.of(table.getTableArn()))
            .build(),
        // DynamoDB asks for the key in the caller's name.
        PolicyStatement.Builder.create()
            .sid("UseSessionKey")
            .actions(List.of("kms:Decrypt", "kms:DescribeKey"))
            .resources(List.of(key.getKeyArn()))
            .build());
  }
}
