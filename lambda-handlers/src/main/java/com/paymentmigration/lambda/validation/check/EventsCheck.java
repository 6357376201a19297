package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/**
 * The same events. One that replication brought is {@code SLAVESIDE_DISABLED} there and counts as
 * enabled: it is what the source has, and opening the target is the protocol's business.
 */
public final class EventsCheck extends ObjectEquality {
  /** The check. */
  public EventsCheck() {
    super(
        "events",
        "events",
        List.of(
            "definition",
            "definer",
            "schedule",
            "sql_mode",
            "status",
            "on completion",
            "character sets"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT event_name, event_definition, definer,
          CONCAT_WS(' ', event_type, execute_at, interval_value, interval_field, time_zone,
            CONCAT('starts ', starts), CONCAT('ends ', ends)), sql_mode,
          REPLACE(status, 'SLAVESIDE_DISABLED', 'ENABLED'), on_completion,
          CONCAT_WS(' ', character_set_client, collation_connection, database_collation)
        FROM information_schema.events WHERE event_schema = DATABASE()
        """;
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
