package com.paymentmigration.lambda.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import com.paymentmigration.lambda.validation.work.UnitStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Units of a run in the state table: {@code id=validation#run}, {@code sort=plan | unit#number}.
 */
public final class DynamoDbUnitStore implements UnitStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DOCUMENT = "document";
  private static final String CHUNKS = "chunks";

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** Units in {@code table}. */
  public DynamoDbUnitStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  private static Map<String, AttributeValue> key(String run, String sort) {
    return ItemKeys.of("validation#" + run, sort);
  }

  private static String sort(int unit) {
    return String.format(Locale.ROOT, "unit#%08d", unit);
  }

  @Override
  public void save(Plan plan, List<WorkUnit> units) {
    units.forEach(unit -> save(plan.run(), UnitState.begin(unit)));
    Map<String, AttributeValue> item = key(plan.run(), "plan");
    item.put("startedAt", AttributeValue.fromS(plan.startedAt().toString()));
    item.put("deadline", AttributeValue.fromS(plan.deadline().toString()));
    item.put("sourceGtids", AttributeValue.fromS(plan.sourceGtids()));
    item.put("units", AttributeValue.fromN(Integer.toString(plan.units())));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }

  @Override
  public Plan plan(String run) {
    Map<String, AttributeValue> item = read(run, "plan");
    return new Plan(
        run,
        Instant.parse(item.get("startedAt").s()),
        Instant.parse(item.get("deadline").s()),
        item.get("sourceGtids").s(),
        Integer.parseInt(item.get("units").n()));
  }

  private Map<String, AttributeValue> read(String run, String sort) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(table).key(key(run, sort)).consistentRead(true))
            .item();
    if (item.isEmpty()) {
      throw new IllegalArgumentException(
          "run: received '" + run + "' without " + sort + ", allowed: a run that was planned");
    }
    return item;
  }

  @Override
  public void save(String run, UnitState state) {
    Map<String, AttributeValue> item = key(run, sort(state.unit().number()));
    try {
      item.put(DOCUMENT, AttributeValue.fromS(JSON.writeValueAsString(state)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("unit " + state.unit(), impossible);
    }
    // Done counts as furthest: a call that outlived its timeout must not reopen a unit.
    long progress = state.done() ? Long.MAX_VALUE : state.counts().chunks();
    AttributeValue chunks = AttributeValue.fromN(Long.toString(progress));
    item.put(CHUNKS, chunks);
    Map<String, AttributeValue> values = new TreeMap<>();
    values.put(":chunks", chunks);
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(table)
                  .item(item)
                  .conditionExpression("attribute_not_exists(chunks) OR chunks <= :chunks")
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException furtherAlready) {
      // Another call has got further; what this one found is found again or was found before.
      return;
    }
  }

  @Override
  public UnitState unit(String run, int number) {
    return state(read(run, sort(number)));
  }

  @Override
  public List<UnitState> units(String run) {
    Map<String, AttributeValue> values = new TreeMap<>();
    values.put(":id", AttributeValue.fromS("validation#" + run));
    values.put(":unit", AttributeValue.fromS("unit#"));
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("id = :id AND begins_with(sort, :unit)")
                    .expressionAttributeValues(values))
        .items()
        .stream()
        .map(DynamoDbUnitStore::state)
        .toList();
  }

  private static UnitState state(Map<String, AttributeValue> item) {
    try {
      return JSON.readValue(item.get(DOCUMENT).s(), UnitState.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("stored unit is unreadable", unreadable);
    }
  }
}
