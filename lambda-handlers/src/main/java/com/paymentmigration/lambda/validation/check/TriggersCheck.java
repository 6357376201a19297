package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same triggers, with the same definers. */
public final class TriggersCheck extends ObjectEquality {
  /** The check. */
  public TriggersCheck() {
    super(
        "triggers",
        "triggers",
        List.of("event", "definition", "definer", "sql_mode", "character sets"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT trigger_name,
          CONCAT_WS(' ', action_timing, event_manipulation, event_object_table, action_order),
          action_statement, definer, sql_mode,
          CONCAT_WS(' ', character_set_client, collation_connection, database_collation)
        FROM information_schema.triggers WHERE trigger_schema = DATABASE()
        """;
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
