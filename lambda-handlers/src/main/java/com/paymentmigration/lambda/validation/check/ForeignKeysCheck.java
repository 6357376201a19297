package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same foreign keys. */
public final class ForeignKeysCheck extends ObjectEquality {
  /** The check. */
  public ForeignKeysCheck() {
    super("foreign-keys", "foreign keys", List.of("columns", "on update", "on delete"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT CONCAT(k.table_name, '.', k.constraint_name),
          GROUP_CONCAT(CONCAT(k.column_name, ' -> ', k.referenced_table_name, '.',
            k.referenced_column_name) ORDER BY k.ordinal_position),
          MAX(r.update_rule), MAX(r.delete_rule)
        FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r
          ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
        WHERE k.table_schema = DATABASE() GROUP BY k.table_name, k.constraint_name
        """;
  }
}
