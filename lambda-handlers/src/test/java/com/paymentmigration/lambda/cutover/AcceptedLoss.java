package com.paymentmigration.lambda.cutover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.testmoto.StateTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The transaction that docs/runbook.md prints, with the blanks filled in as it says. */
final class AcceptedLoss {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AcceptedLoss() {}

  static TransactWriteItem[] transaction(MigrationState halted, Environment survivor) {
    try {
      JsonNode printed = JSON.readTree(filledIn(halted, survivor));
      return new TransactWriteItem[] {
        TransactWriteItem.builder().update(update(printed.at("/0/Update"))).build(),
        TransactWriteItem.builder().put(put(printed.at("/1/Put"))).build()
      };
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String filledIn(MigrationState halted, Environment survivor) {
    long next = halted.version() + 1;
    return printed()
        .replace("TABLE", StateTable.NAME)
        .replace("{\"N\": \"41\"}", "{\"N\": \"" + halted.version() + "\"}")
        .replace("{\"N\": \"42\"}", "{\"N\": \"" + next + "\"}")
        .replace("{\"N\": \"7\"}", "{\"N\": \"" + halted.epoch() + "\"}")
        .replace("0000000007#0000000042", "%010d#%010d".formatted(halted.epoch(), next))
        .replace(
            ":survivor\": {\"S\": \"blue\"}", ":survivor\": {\"S\": \"" + survivor.key() + "\"}")
        .replace(
            ":lost\": {\"S\": \"green\"}", ":lost\": {\"S\": \"" + survivor.other().key() + "\"}");
  }

  private static String printed() {
    try {
      String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));
      int start = runbook.indexOf("```json\n") + "```json\n".length();
      return runbook.substring(start, runbook.indexOf("```", start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Update update(JsonNode json) {
    Map<String, String> names = new TreeMap<>();
    json.path("ExpressionAttributeNames")
        .properties()
        .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
    return Update.builder()
        .tableName(json.path("TableName").asText())
        .key(item(json.path("Key")))
        .updateExpression(json.path("UpdateExpression").asText())
        .conditionExpression(json.path("ConditionExpression").asText())
        .expressionAttributeNames(names)
        .expressionAttributeValues(item(json.path("ExpressionAttributeValues")))
        .build();
  }

  private static Put put(JsonNode json) {
    return Put.builder()
        .tableName(json.path("TableName").asText())
        .conditionExpression(json.path("ConditionExpression").asText())
        .item(item(json.path("Item")))
        .build();
  }

  private static Map<String, AttributeValue> item(JsonNode json) {
    Map<String, AttributeValue> item = new TreeMap<>();
    json.properties()
        .forEach(
            attribute -> {
              JsonNode value = attribute.getValue();
              item.put(
                  attribute.getKey(),
                  value.has("N")
                      ? AttributeValue.fromN(value.get("N").asText())
                      : AttributeValue.fromS(value.get("S").asText()));
            });
    return item;
  }
}
