package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.definition.Spelling;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;
import java.util.Map;

/** The same CHECK constraints; MySQL has them since 8.0.16. */
public final class CheckConstraintsCheck extends ObjectEquality {
  /** The check. */
  public CheckConstraintsCheck() {
    super("check-constraints", "check constraints", List.of("clause", "enforced"));
  }

  @Override
  String sql(Session session) {
    return has(session, "check_constraints", "check_clause")
        ? "SELECT t.table_name, c.constraint_name, c.check_clause, t.enforced"
            + " FROM information_schema.check_constraints c"
            + " JOIN information_schema.table_constraints t"
            + " ON t.constraint_schema = c.constraint_schema"
            + " AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'"
            + " WHERE c.constraint_schema = DATABASE()"
        : "SELECT '', '', '', '' FROM information_schema.tables WHERE FALSE";
  }

  @Override
  String meaning(String attribute, String value, Map<String, String> whole) {
    return Spelling.expression(value);
  }

  @Override
  boolean sameUnderAnotherName(Defined one, Defined other) {
    return meanings(one).equals(meanings(other));
  }
}
