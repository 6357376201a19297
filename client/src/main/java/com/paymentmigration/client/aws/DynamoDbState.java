package com.paymentmigration.client.aws;

import com.paymentmigration.client.StateSource;
import com.paymentmigration.client.WriterPointer;
import com.paymentmigration.client.WriterTarget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads the state item from the table {@code MigrationState}, consistently. {@code
 * dynamodb:GetItem} on the table is enough.
 *
 * @param client of the stack's region
 * @param table name of the table: {@code STATE_TABLE} in the environment file of an instance
 */
public record DynamoDbState(DynamoDbClient client, String table) implements StateSource {
  private static final Duration TRY = Duration.ofMillis(700);
  private static final Duration CALL = Duration.ofSeconds(2);

  private static final Map<String, AttributeValue> KEY =
      Map.ofEntries(
          Map.entry("id", AttributeValue.fromS("migration")),
          Map.entry("sort", AttributeValue.fromS("state")));

  @Override
  public WriterPointer read() {
    Map<String, AttributeValue> item = client.getItem(request()).item();
    if (item.isEmpty()) {
      throw new IllegalStateException(
          "table "
              + table
              + " has no state item: replication was never armed (migrate start --mode replicate)");
    }
    return new WriterPointer(number(item, "epoch"), writer(item));
  }

  private GetItemRequest request() {
    return GetItemRequest.builder()
        .tableName(table)
        .key(KEY)
        .consistentRead(true)
        .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(TRY).apiCallTimeout(CALL))
        .build();
  }

  private static Optional<WriterTarget> writer(Map<String, AttributeValue> item) {
    String side = text(item, "writer");
    if (side.equals("NONE")) {
      return Optional.empty();
    }
    return Optional.of(
        new WriterTarget(
            side,
            text(item, "writerEndpoint"),
            Math.toIntExact(number(item, "writerPort")),
            text(item, "writerAccount")));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException(
          "state item, " + name + ": received " + value + ", allowed: a text");
    }
    return value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalStateException(
          "state item, " + name + ": received " + value + ", allowed: a number");
    }
    return Long.parseLong(value.n());
  }
}
