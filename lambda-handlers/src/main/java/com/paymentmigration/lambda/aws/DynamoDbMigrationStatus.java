package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.validation.gate.MigrationStatusSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The status attribute of the state item, by a consistent read. */
public final class DynamoDbMigrationStatus implements MigrationStatusSource {
  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The state item in {@code table}. */
  public DynamoDbMigrationStatus(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public MigrationStatus current() {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    key.put("id", AttributeValue.fromS("migration"));
    key.put("sort", AttributeValue.fromS("state"));
    Map<String, AttributeValue> item =
        dynamoDb.getItem(request -> request.tableName(table).key(key).consistentRead(true)).item();
    AttributeValue status = item.get("status");
    return status == null ? MigrationStatus.READY : MigrationStatus.valueOf(status.s());
  }
}
