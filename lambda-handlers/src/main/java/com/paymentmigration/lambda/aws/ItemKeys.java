package com.paymentmigration.lambda.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of the table {@code MigrationState}: {@code id} and {@code sort}, both strings. */
final class ItemKeys {
  /**
   * Partition of the state item, of the audit events that versions without a chain wrote, and of
   * those that people wrote by hand.
   */
  static final String MIGRATION = "migration";

  /** Partition of the chained audit events: {@code dynamodb:LeadingKeys} can tell it apart. */
  static final String AUDIT = "audit";

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
