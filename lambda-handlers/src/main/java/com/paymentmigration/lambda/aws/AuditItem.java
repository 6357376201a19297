package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An audit event as DynamoDB holds it, in a partition of its own. Its sort key is fixed-width, so
 * that a query returns the events in the order in which they happened.
 */
final class AuditItem {
  private AuditItem() {}

  static Map<String, AttributeValue> key(long epoch, long version) {
    return ItemKeys.of(
        ItemKeys.AUDIT, String.format(Locale.ROOT, "audit#%010d#%010d", epoch, version));
  }

  static Map<String, AttributeValue> of(AuditEvent event) {
    Map<String, AttributeValue> item = new TreeMap<>(key(event.epoch(), event.version()));
    item.put("epoch", Attributes.number(event.epoch()));
    item.put("version", Attributes.number(event.version()));
    item.put("intent", Attributes.text(event.intent().name()));
    item.put("from", Attributes.text(event.from().name()));
    item.put("to", Attributes.text(event.to().name()));
    item.put("actor", Attributes.text(event.actor()));
    item.put("reason", Attributes.text(event.reason()));
    item.put("at", Attributes.text(event.at().toString()));
    item.put("elapsedMillis", Attributes.number(event.elapsedMillis()));
    item.put("token", Attributes.text(event.token()));
    item.put("execution", Attributes.text(event.execution()));
    item.put("caller", Attributes.text(event.caller()));
    item.put("previous", Attributes.text(event.previous()));
    item.put("hash", Attributes.text(event.hash()));
    return item;
  }

  static AuditEvent parse(Map<String, AttributeValue> item) {
    return new AuditEvent(
        Attributes.longOf(item, "epoch"),
        Attributes.longOf(item, "version"),
        Intent.valueOf(Attributes.textOf(item, "intent")),
        MigrationStatus.valueOf(Attributes.textOf(item, "from")),
        MigrationStatus.valueOf(Attributes.textOf(item, "to")),
        Attributes.textOf(item, "actor"),
        Attributes.textOf(item, "reason"),
        Instant.parse(Attributes.textOf(item, "at")),
        Attributes.longOf(item, "elapsedMillis"),
        Attributes.textOf(item, "token"),
        chained(item, "execution"),
        chained(item, "caller"),
        chained(item, "previous"),
        chained(item, "hash"));
  }

  /** An event of a version without the chain, or written by hand, has no such attribute. */
  private static String chained(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Attributes.textOf(item, name) : "";
  }
}
