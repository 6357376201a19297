package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmoto.StateTable;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item that says where the writer is, as the migration writes it. */
final class StateItem {
  private final DynamoDbClient client;
  private final Map<Environment, Integer> ports;
  private long epoch = 100;

  StateItem(DynamoDbClient client, Map<Environment, Integer> ports) {
    this.client = client;
    this.ports = ports;
    StateTable.create(client);
  }

  /** A run begins: nobody writes. */
  void nobody() {
    epoch++;
    put("NONE", Environment.BLUE, epoch);
  }

  /** {@code side} is the writer. */
  void writer(Environment side) {
    put(side.name(), side, epoch);
  }

  /** As a restored or delayed copy says it: {@code side}, by an epoch that is over. */
  void old(Environment side) {
    put(side.name(), side, epoch - 1);
  }

  private void put(String writer, Environment side, long number) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("id", AttributeValue.fromS("migration"));
    item.put("sort", AttributeValue.fromS("state"));
    item.put("writer", AttributeValue.fromS(writer));
    item.put("epoch", AttributeValue.fromN(String.valueOf(number)));
    if (!writer.equals("NONE")) {
      item.put("writerEndpoint", AttributeValue.fromS("127.0.0.1"));
      item.put("writerPort", AttributeValue.fromN(String.valueOf(ports.get(side))));
      item.put("writerAccount", AttributeValue.fromS(Fence.account(side)));
    }
    client.putItem(request -> request.tableName(StateTable.NAME).item(item));
  }
}
