package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.MigrationException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and makes DynamoDB attribute values; an attribute that is missing has a name. */
final class Attributes {
  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.builder().s(value).build();
  }

  static AttributeValue number(long value) {
    return AttributeValue.builder().n(String.valueOf(value)).build();
  }

  /**
   * The attribute {@code name} of {@code item}.
   *
   * @throws MigrationException if it is absent: somebody else wrote the item
   */
  static AttributeValue of(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new MigrationException(
          "item " + item.get(ItemKeys.SORT) + ": attribute " + name + " is missing");
    }
    return value;
  }

  static String textOf(Map<String, AttributeValue> item, String name) {
    return of(item, name).s();
  }

  static long longOf(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(of(item, name).n());
  }
}
