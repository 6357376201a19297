package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/** The same views, with the same definers. */
public final class ViewsCheck extends ObjectEquality {
  /** The check. */
  public ViewsCheck() {
    super("views", "views", List.of("definition", "definer", "security", "check option"));
  }

  @Override
  String sql(Session session) {
    return "SELECT table_name, "
        + withoutSchema("view_definition")
        + ", definer, security_type, check_option FROM information_schema.views"
        + " WHERE table_schema = DATABASE()";
  }

  @Override
  boolean hiddenIfNull(String attribute) {
    return attribute.equals("definition");
  }
}
