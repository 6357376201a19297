package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same columns, with the same types, defaults, collations and expressions. */
public final class ColumnsCheck extends ObjectEquality {
  /** The check. */
  public ColumnsCheck() {
    super(
        "columns",
        "columns",
        List.of(
            "type",
            "nullable",
            "default",
            "character set",
            "collation",
            "extra",
            "generated as",
            "position",
            "spatial reference system"));
  }

  @Override
  String sql(Session session) {
    String system = has(session, "columns", "srs_id") ? "srs_id" : "NULL";
    return "SELECT CONCAT(table_name, '.', column_name), column_type, is_nullable, column_default,"
        + " character_set_name, collation_name, extra, generation_expression, ordinal_position, "
        + system
        + " FROM information_schema.columns WHERE table_schema = DATABASE()";
  }
}
