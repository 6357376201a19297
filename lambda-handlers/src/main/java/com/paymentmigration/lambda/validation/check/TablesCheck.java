package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

/** The same tables, with the same engine and collation. */
public final class TablesCheck extends ObjectEquality {
  /** The check. */
  public TablesCheck() {
    super("tables", "tables", List.of("engine", "collation", "row format", "options"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT table_name, '', engine, table_collation, row_format, create_options
        FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
        """;
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return switch (attribute) {
      case "collation" -> Spelling.charset(value);
      case "options" -> Spelling.options(value, whole.get("engine"));
      default -> value;
    };
  }
}
