package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same tables, with the same engine and collation. */
public final class TablesCheck extends ObjectEquality {
  /** The check. */
  public TablesCheck() {
    super("tables", "tables", List.of("engine", "collation", "options"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT table_name, engine, table_collation, create_options
        FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
        """;
  }
}
