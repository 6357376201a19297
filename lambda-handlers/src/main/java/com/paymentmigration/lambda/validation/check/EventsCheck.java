package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same events; whether they are enabled is the protocol's business. */
public final class EventsCheck extends ObjectEquality {
  /** The check. */
  public EventsCheck() {
    super("events", "events", List.of("definition", "definer", "schedule", "sql_mode"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT event_name, event_definition, definer,
          CONCAT_WS(' ', event_type, execute_at, interval_value, interval_field, time_zone), sql_mode
        FROM information_schema.events WHERE event_schema = DATABASE()
        """;
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
