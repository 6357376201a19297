package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same CHECK constraints; MySQL has them since 8.0.16. */
public final class CheckConstraintsCheck extends ObjectEquality {
  /** The check. */
  public CheckConstraintsCheck() {
    super("check-constraints", "check constraints", List.of("clause"));
  }

  @Override
  String sql(Session session) {
    return has(session, "check_constraints", "check_clause")
        ? "SELECT constraint_name, check_clause FROM information_schema.check_constraints"
            + " WHERE constraint_schema = DATABASE()"
        : "SELECT '', '' FROM information_schema.tables WHERE FALSE";
  }
}
