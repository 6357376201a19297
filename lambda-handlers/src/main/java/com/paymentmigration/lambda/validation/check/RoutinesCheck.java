package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same procedures and functions, with the same definers. */
public final class RoutinesCheck extends ObjectEquality {
  /** The check. */
  public RoutinesCheck() {
    super(
        "routines",
        "routines",
        List.of("definition", "returns", "definer", "security", "sql_mode"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT CONCAT(routine_type, ' ', routine_name), routine_definition, dtd_identifier,
          definer, security_type, sql_mode
        FROM information_schema.routines WHERE routine_schema = DATABASE()
        """;
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
