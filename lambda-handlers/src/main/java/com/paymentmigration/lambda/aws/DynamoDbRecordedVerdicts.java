package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.report.RecordedVerdicts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The verdict item of the state table: {@code id=validation}, {@code sort=verdict}. */
public final class DynamoDbRecordedVerdicts implements RecordedVerdicts {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbRecordedVerdicts.class);

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The verdict item in {@code table}. */
  public DynamoDbRecordedVerdicts(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  private static Map<String, AttributeValue> key() {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put("id", AttributeValue.fromS("validation"));
    key.put("sort", AttributeValue.fromS("verdict"));
    return key;
  }

  @Override
  public Optional<RecordedVerdict> latest() {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(table).key(key()).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  private static RecordedVerdict read(Map<String, AttributeValue> item) {
    return new RecordedVerdict(
        Verdict.valueOf(text(item, "verdict")),
        text(item, "reason"),
        item.containsKey("startedAt") ? Instant.parse(text(item, "startedAt")) : Instant.EPOCH,
        Instant.parse(text(item, "recordedAt")),
        text(item, "run"),
        text(item, "source"),
        text(item, "target"),
        text(item, "sourceGtids"),
        text(item, "targetGtids"),
        number(item, "rowsExpected"),
        number(item, "rowsCompared"),
        item.containsKey("failures")
            ? item.get("failures").l().stream().map(AttributeValue::s).toList()
            : List.of());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  /**
   * Makes a recorded PASS an UNKNOWN. Another verdict stays, and so does one that is recorded
   * between the two calls.
   *
   * @param why one sentence for a person
   */
  public void withdrawPass(String why) {
    Map<String, AttributeValue> item =
        new LinkedHashMap<>(
            dynamoDb
                .getItem(request -> request.tableName(table).key(key()).consistentRead(true))
                .item());
    if (item.isEmpty() || !Verdict.PASS.name().equals(text(item, "verdict"))) {
      return;
    }
    AttributeValue recordedAt = item.get("recordedAt");
    item.put("verdict", AttributeValue.fromS(Verdict.UNKNOWN.name()));
    item.put("reason", AttributeValue.fromS("withdrawn: " + why));
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(table)
                  .item(item)
                  .conditionExpression("verdict = :pass AND recordedAt = :at")
                  .expressionAttributeValues(passAt(recordedAt)));
    } catch (ConditionalCheckFailedException another) {
      LOG.info("a verdict was recorded while one was withdrawn: the next look judges it");
    }
  }

  private static Map<String, AttributeValue> passAt(AttributeValue recordedAt) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put(":pass", AttributeValue.fromS(Verdict.PASS.name()));
    values.put(":at", recordedAt);
    return values;
  }

  @Override
  public void record(RecordedVerdict verdict) {
    Map<String, AttributeValue> item = key();
    item.put("verdict", AttributeValue.fromS(verdict.verdict().name()));
    item.put("reason", AttributeValue.fromS(verdict.reason()));
    item.put("startedAt", AttributeValue.fromS(verdict.startedAt().toString()));
    item.put("recordedAt", AttributeValue.fromS(verdict.recordedAt().toString()));
    item.put("run", AttributeValue.fromS(verdict.run()));
    item.put("source", AttributeValue.fromS(verdict.source()));
    item.put("target", AttributeValue.fromS(verdict.target()));
    item.put("sourceGtids", AttributeValue.fromS(verdict.sourceGtids()));
    item.put("targetGtids", AttributeValue.fromS(verdict.targetGtids()));
    item.put("rowsExpected", AttributeValue.fromN(Long.toString(verdict.rowsExpected())));
    item.put("rowsCompared", AttributeValue.fromN(Long.toString(verdict.rowsCompared())));
    item.put(
        "failures",
        AttributeValue.fromL(verdict.failures().stream().map(AttributeValue::fromS).toList()));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }
}
