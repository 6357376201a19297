package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.Absorption;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ForeignRecords;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Foreign transactions in the state table, each under its GTID. The events are kept in one
 * partition, requests to absorb in a second one, approvals in a third one: IAM's condition {@code
 * dynamodb:LeadingKeys} keeps one person from writing both.
 */
public final class DynamoDbForeignRecords implements ForeignRecords {
  /** Partition of what foreign transactions did. */
  public static final String EVENTS = "foreign";

  /** Partition of the first person's word. */
  public static final String REQUESTS = "absorb-request";

  /** Partition of the second person's word. */
  public static final String APPROVALS = "absorb-approval";

  private static final String ABSENT = "attribute_not_exists(" + ItemKeys.ID + ")";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final InstantSource clock;

  /** Items in {@code table}. */
  public DynamoDbForeignRecords(DynamoDbClient dynamoDb, String table, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /**
   * What a foreign transaction did.
   *
   * @param gtid the transaction, normalized
   * @param side the side that has it alone, as a key
   * @param what tables with their numbers of row events, then statements, each a line
   * @param foundAt when it was found, ISO-8601
   */
  public record Kept(String gtid, String side, String what, String foundAt) {}

  @Override
  public void keep(Environment side, TransactionContent content) {
    Map<String, AttributeValue> item = new TreeMap<>(key(EVENTS, content.gtid()));
    item.put("side", Attributes.text(side.key()));
    item.put("what", Attributes.text(what(content)));
    item.put("foundAt", Attributes.text(clock.instant().toString()));
    Failures.translated(
        "events of " + content.gtid(),
        () -> {
          putOnce(item);
          return item;
        });
  }

  /** The first record is the evidence: a later one is not written over it. */
  private void putOnce(Map<String, AttributeValue> item) {
    try {
      dynamoDb.putItem(r -> r.tableName(table).item(item).conditionExpression(ABSENT));
    } catch (ConditionalCheckFailedException keptAlready) {
      // As it should be: the look of every minute finds the same again.
      return;
    }
  }

  @Override
  public Optional<Absorption> wanted(String gtid) {
    return said(REQUESTS, gtid)
        .flatMap(
            request ->
                said(APPROVALS, gtid)
                    .map(approval -> new Absorption(normalized(gtid), request, approval)));
  }

  /** What is kept of {@code gtid}. */
  public Optional<Kept> kept(String gtid) {
    return get(key(EVENTS, gtid))
        .map(
            item ->
                new Kept(
                    Attributes.textOf(item, ItemKeys.SORT),
                    Attributes.textOf(item, "side"),
                    Attributes.textOf(item, "what"),
                    Attributes.textOf(item, "foundAt")));
  }

  /** Who said what about {@code gtid} in the partition of requests or of approvals. */
  public Optional<Cause> said(String partition, String gtid) {
    return get(key(partition, gtid))
        .map(item -> new Cause(Attributes.textOf(item, "by"), Attributes.textOf(item, "reason")));
  }

  /**
   * Says it.
   *
   * @param partition {@link #REQUESTS} or {@link #APPROVALS}
   */
  public void say(String partition, String gtid, Cause cause) {
    Map<String, AttributeValue> item = new TreeMap<>(key(partition, gtid));
    item.put("by", Attributes.text(cause.actor()));
    item.put("reason", Attributes.text(cause.reason()));
    item.put("at", Attributes.text(clock.instant().toString()));
    dynamoDb.putItem(r -> r.tableName(table).item(item));
  }

  private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    return Optional.of(
            dynamoDb.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item())
        .filter(item -> !item.isEmpty());
  }

  private static Map<String, AttributeValue> key(String partition, String gtid) {
    return ItemKeys.of(partition, normalized(gtid));
  }

  /** One spelling for every case of letters and every white space. */
  private static String normalized(String gtid) {
    return GtidSet.parse(gtid).toString();
  }

  private static String what(TransactionContent content) {
    StringBuilder lines = new StringBuilder();
    content
        .rowEvents()
        .forEach((name, events) -> lines.append(name + " (" + events + " row events)\n"));
    content.statements().forEach(statement -> lines.append(statement + "\n"));
    return lines.toString().strip();
  }
}
