package com.paymentmigration.lambda.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of the table {@code MigrationState}: {@code id} and {@code sort}, both strings. */
final class ItemKeys {
  /** Partition of the state item and its audit events. */
  static final String MIGRATION = "migration";

  static final String ID = "id";
  static final String SORT = "sort";

  private ItemKeys() {}

  static Map<String, AttributeValue> of(String id, String sort) {
    Map<String, AttributeValue> key = new TreeMap<>();
    key.put(ID, Attributes.text(id));
    key.put(SORT, Attributes.text(sort));
    return key;
  }
}
