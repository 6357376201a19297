package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same indexes, over the same columns, as unique and as visible. */
public final class IndexesCheck extends ObjectEquality {
  /** The check. */
  public IndexesCheck() {
    super("indexes", "indexes", List.of("definition"));
  }

  @Override
  String sql(Session session) {
    String part = has(session, "statistics", "expression") ? "expression" : "NULL";
    return "SELECT CONCAT(table_name, '.', index_name), GROUP_CONCAT(CONCAT_WS(' ', non_unique,"
        + " index_type, is_visible, column_name, "
        + part
        + ", sub_part, collation) ORDER BY seq_in_index) FROM information_schema.statistics"
        + " WHERE table_schema = DATABASE() GROUP BY table_name, index_name";
  }
}
