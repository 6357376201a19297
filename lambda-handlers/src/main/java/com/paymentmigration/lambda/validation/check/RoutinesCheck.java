package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same procedures and functions, with the same parameters, characteristics and definers. */
public final class RoutinesCheck extends ObjectEquality {
  /** The check. */
  public RoutinesCheck() {
    super(
        "routines",
        "routines",
        List.of(
            "definition",
            "returns",
            "parameters",
            "definer",
            "security",
            "sql_mode",
            "determinism",
            "data access",
            "character sets",
            "comment"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT CONCAT(r.routine_type, ' ', r.routine_name), r.routine_definition, r.dtd_identifier,
          COALESCE((SELECT GROUP_CONCAT(CONCAT_WS(' ', p.parameter_mode, p.parameter_name,
              p.dtd_identifier, p.character_set_name, p.collation_name)
              ORDER BY p.ordinal_position SEPARATOR ', ')
            FROM information_schema.parameters p
            WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name
              AND p.routine_type = r.routine_type AND p.ordinal_position > 0), ''),
          r.definer, r.security_type, r.sql_mode, r.is_deterministic, r.sql_data_access,
          CONCAT_WS(' ', r.character_set_client, r.collation_connection, r.database_collation),
          r.routine_comment
        FROM information_schema.routines r WHERE r.routine_schema = DATABASE()
        """;
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
