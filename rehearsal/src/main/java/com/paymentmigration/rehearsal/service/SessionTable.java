package com.paymentmigration.rehearsal.service;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sessions in the stack's DynamoDB table, which both environments share. */
record SessionTable(DynamoDbClient client, String table) {
  void put(String id, String content) {
    client.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of(
                        "sessionId", AttributeValue.fromS(id),
                        "content", AttributeValue.fromS(content))));
  }

  /** Content of the session; null if there is none. */
  String get(String id) {
    AttributeValue content =
        client
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .consistentRead(true)
                        .key(Map.of("sessionId", AttributeValue.fromS(id))))
            .item()
            .get("content");
    return content == null ? null : content.s();
  }
}
