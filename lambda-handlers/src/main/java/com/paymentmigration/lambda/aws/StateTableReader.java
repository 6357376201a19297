package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.MigrationState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The state item and its audit events, to look at. Needs {@code dynamodb:GetItem} and {@code
 * dynamodb:Query} on the table; failures are the SDK's own.
 */
public final class StateTableReader {
  private final DynamoDbClient client;
  private final String table;

  /** Items of {@code table}. */
  public StateTableReader(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** The state, read consistently; empty before the first run. */
  public Optional<MigrationState> state() {
    Map<String, AttributeValue> item =
        client.getItem(r -> r.tableName(table).key(StateItem.key()).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(StateItem.parse(item));
  }

  /**
   * The latest audit events, oldest first: those of the chain, and those of versions before it and
   * by hand.
   *
   * @param limit how many at most, 1 or more
   */
  public List<AuditEvent> events(int limit) {
    List<AuditEvent> all = new ArrayList<>(events(ItemKeys.AUDIT, limit));
    all.addAll(events(ItemKeys.MIGRATION, limit));
    all.sort(Comparator.comparingLong(AuditEvent::version));
    return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
  }

  private List<AuditEvent> events(String partition, int limit) {
    Map<String, AttributeValue> values = new TreeMap<>();
    values.put(":id", Attributes.text(partition));
    values.put(":audit", Attributes.text("audit#"));
    List<AuditEvent> newestFirst = new ArrayList<>();
    for (Map<String, AttributeValue> item :
        client
            .queryPaginator(
                r ->
                    r.tableName(table)
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(limit)
                        .keyConditionExpression("id = :id AND begins_with(sort, :audit)")
                        .expressionAttributeValues(values))
            .items()) {
      newestFirst.add(AuditItem.parse(item));
      if (newestFirst.size() == limit) {
        break;
      }
    }
    return newestFirst;
  }
}
