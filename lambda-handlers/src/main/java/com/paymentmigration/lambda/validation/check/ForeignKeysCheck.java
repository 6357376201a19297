package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

/**
 * The same foreign keys. NO ACTION means RESTRICT (Reference Manual, "FOREIGN KEY Constraints");
 * 5.7 says the one where 8.0 says the other.
 */
public final class ForeignKeysCheck extends ObjectEquality {
  /** The check. */
  public ForeignKeysCheck() {
    super("foreign-keys", "foreign keys", List.of("columns", "on update", "on delete"));
  }

  @Override
  String sql(Session session) {
    return """
        SELECT k.table_name, k.constraint_name,
          GROUP_CONCAT(CONCAT(LOWER(k.column_name), ' -> ',
            IF(k.referenced_table_schema = k.table_schema, '',
              CONCAT(k.referenced_table_schema, '.')),
            k.referenced_table_name, '.', LOWER(k.referenced_column_name))
            ORDER BY k.ordinal_position),
          MAX(r.update_rule), MAX(r.delete_rule)
        FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r
          ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
        WHERE k.table_schema = DATABASE() GROUP BY k.table_name, k.constraint_name
        """;
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return attribute.equals("columns") ? value : Spelling.rule(value);
  }

  @Override
  boolean sameUnderAnotherName(Defined one, Defined other) {
    return meanings(one).equals(meanings(other));
  }
}
