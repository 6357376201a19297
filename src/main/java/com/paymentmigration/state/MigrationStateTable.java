package com.paymentmigration.state;

import com.paymentmigration.config.DeletionProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The one authority of the migration: the state item, the audit events, the recorded verdicts.
 *
 * <p>Needs the key of sessions and state. Exposes what each kind of reader and writer may do, as
 * policy statements: nobody can widen access by accident. Restorable to any second of the last 35
 * days.
 */
public final class MigrationStateTable extends Construct {
  /** Partition of the state item: all that an application may read. */
  public static final String STATE_PARTITION = "migration";

  /** Partition of the chained audit events. */
  public static final String AUDIT_PARTITION = "audit";

  private final Table table;
  private final IKey key;

  /** Defines the table. */
  public MigrationStateTable(
      Construct scope,
      String id,
      IKey key,
      DeletionProtection protection,
      RemovalPolicy removalPolicy) {
    super(scope, id);
    this.key = Objects.requireNonNull(key, "key");
    table =
        Table.Builder.create(this, "Table")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .sortKey(Attribute.builder().name("sort").type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .encryption(TableEncryption.CUSTOMER_MANAGED)
            .encryptionKey(key)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .recoveryPeriodInDays(35)
                    .build())
            .removalPolicy(removalPolicy)
            .build();
    protection.applyTo(table);
  }

  /** Name of the table. */
  public String tableName() {
    return table.getTableName();
  }

  /** ARN of the table. */
  public String tableArn() {
    return table.getTableArn();
  }

  /** Reads single items: the gate, the watchdog, the steps that only check the epoch. */
  public List<PolicyStatement> readStatements() {
    return List.of(onTable("ReadState", "dynamodb:GetItem"), keyUse("DecryptState"));
  }

  /**
   * Reads and writes the state item, and appends audit events: the actors of the protocol. No
   * update and no deletion. One statement for both partitions, because they are written by one
   * transaction, and no document says whether IAM sees its keys together. IAM cannot demand that an
   * item is new: the chain of hashes shows one that was written over.
   */
  public List<PolicyStatement> writeStatements() {
    return List.of(
        inPartitions(
            onTable("WriteState", "dynamodb:GetItem", "dynamodb:PutItem"),
            "ForAllValues:StringEquals",
            List.of(AUDIT_PARTITION, STATE_PARTITION)),
        keyUse("UseStateKey"));
  }

  /** What the function that begins and ends runs reads beside: whether a person paused the run. */
  public PolicyStatement pauseStatement() {
    return inPartitions(
        onTable("ReadPause", "dynamodb:GetItem"), "ForAllValues:StringEquals", List.of("pause"));
  }

  /**
   * The same for the function that looks for foreign transactions: it keeps what they did,
   * withdraws a recorded PASS, and reads what two people say about them, which no function says for
   * them.
   */
  public List<PolicyStatement> watchStatements() {
    List<String> kept = List.of(AUDIT_PARTITION, "foreign", STATE_PARTITION, "validation");
    List<String> read = new ArrayList<>(List.of("absorb-approval", "absorb-request"));
    read.addAll(kept);
    return List.of(
        inPartitions(onTable("ReadState", "dynamodb:GetItem"), "ForAllValues:StringEquals", read),
        inPartitions(onTable("WriteState", "dynamodb:PutItem"), "ForAllValues:StringEquals", kept),
        keyUse("UseStateKey"));
  }

  /** Reads the state item; keeps the units of a validation and its verdict, and lists them. */
  public List<PolicyStatement> validationStatements() {
    return List.of(
        inPartitions(
            onTable("ReadUnits", "dynamodb:GetItem", "dynamodb:Query"),
            "ForAllValues:StringLike",
            List.of(STATE_PARTITION, "validation", "validation#*")),
        inPartitions(
            onTable("KeepUnits", "dynamodb:PutItem"),
            "ForAllValues:StringLike",
            List.of("validation", "validation#*")),
        keyUse("UseStateKey"));
  }

  /** Reads the state item only: the payment application, which follows the writer. */
  public List<PolicyStatement> followStatements() {
    PolicyStatement read = onTable("FollowWriter", "dynamodb:GetItem");
    read.addConditions(
        Map.of(
            "ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of(STATE_PARTITION))));
    return List.of(read, keyUse("DecryptWriter"));
  }

  /** A request without a key, such as a scan, is in no partition. */
  private static PolicyStatement inPartitions(
      PolicyStatement statement, String operator, List<String> partitions) {
    Map<String, Object> conditions = new TreeMap<>();
    conditions.put(operator, Map.of("dynamodb:LeadingKeys", partitions));
    conditions.put("Null", Map.of("dynamodb:LeadingKeys", "false"));
    statement.addConditions(conditions);
    return statement;
  }

  private PolicyStatement onTable(String sid, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of(actions))
        .resources(List.of(table.getTableArn()))
        .build();
  }

  /** DynamoDB asks for the key in the caller's name. */
  private PolicyStatement keyUse(String sid) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of("kms:Decrypt", "kms:DescribeKey"))
        .resources(List.of(key.getKeyArn()))
        .build();
  }
}
