package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.definition.SqlText;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        SELECT '', CONCAT(r.routine_type, ' ', r.routine_name), r.routine_definition,
          CONCAT_WS(' ', r.dtd_identifier, r.character_set_name, r.collation_name),
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
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "definition" -> SqlText.of(value, whole.get("sql_mode"));
      case "returns" -> Spelling.charset(Spelling.type(value));
      case "parameters" -> parameters(value);
      case "definer" -> Spelling.account(value);
      case "sql_mode" -> Spelling.sqlMode(value);
      case "character sets" -> Spelling.charset(value);
      default -> value;
    };
  }

  /** Parameters are words, the third of them the type; a name may hold anything. */
  private static String parameters(String value) {
    return Arrays.stream(value.split(", ", -1))
        .map(
            parameter ->
                Arrays.stream(parameter.split(" ", -1))
                    .map(Spelling::type)
                    .map(Spelling::charset)
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", "));
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
