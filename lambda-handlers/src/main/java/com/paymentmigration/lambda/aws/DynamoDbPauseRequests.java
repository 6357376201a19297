package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.cutover.PauseRequests;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest request to pause, one item of the state table in a partition of its own. */
public final class DynamoDbPauseRequests implements PauseRequests {
  /** Partition: {@code dynamodb:LeadingKeys} admits operators to it, and no function's writes. */
  public static final String PARTITION = "pause";

  private static final Map<String, AttributeValue> KEY = ItemKeys.of(PARTITION, "latest");

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The item in {@code table}. */
  public DynamoDbPauseRequests(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<PauseRequest> latest() {
    return Failures.translated("the request to pause", this::find);
  }

  /** The latest request, for a person who looks: failures are the SDK's own. */
  public Optional<PauseRequest> find() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(r -> r.tableName(table).key(KEY).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(parse(item));
  }

  /** Keeps {@code request} in place of the one before. */
  public void keep(PauseRequest request) {
    Map<String, AttributeValue> item = new TreeMap<>(KEY);
    item.put("epoch", number(request.epoch()));
    item.put("seconds", number(request.length().toSeconds()));
    item.put("earlierSeconds", number(request.earlier().toSeconds()));
    item.put("by", Attributes.text(request.asked().actor()));
    item.put("reason", Attributes.text(request.asked().reason()));
    request
        .resumed()
        .ifPresent(
            resumed -> {
              item.put("resumedBy", Attributes.text(resumed.actor()));
              item.put("resumedReason", Attributes.text(resumed.reason()));
            });
    dynamoDb.putItem(r -> r.tableName(table).item(item));
  }

  private static PauseRequest parse(Map<String, AttributeValue> item) {
    return new PauseRequest(
        Long.parseLong(item.get("epoch").n()),
        new Cause(Attributes.textOf(item, "by"), Attributes.textOf(item, "reason")),
        Duration.ofSeconds(Long.parseLong(item.get("seconds").n())),
        Duration.ofSeconds(Long.parseLong(item.get("earlierSeconds").n())),
        item.containsKey("resumedBy")
            ? Optional.of(
                new Cause(
                    Attributes.textOf(item, "resumedBy"), Attributes.textOf(item, "resumedReason")))
            : Optional.empty());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
