package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.definition.SqlText;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

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
        SELECT event_object_table, trigger_name,
          CONCAT_WS(' ', action_timing, event_manipulation, event_object_table, action_order),
          action_statement, definer, sql_mode,
          CONCAT_WS(' ', character_set_client, collation_connection, database_collation)
        FROM information_schema.triggers WHERE trigger_schema = DATABASE()
        """;
  }

  /** Names of triggers are unique in a schema. */
  @Override
  String shown(String table, String object) {
    return object;
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "definition" -> SqlText.of(value, whole.get("sql_mode"));
      case "definer" -> Spelling.account(value);
      case "sql_mode" -> Spelling.sqlMode(value);
      case "character sets" -> Spelling.charset(value);
      default -> value;
    };
  }

  @Override
  boolean noted(String attribute) {
    return attribute.equals("definition");
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
