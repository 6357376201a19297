package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.server.Session;
import java.util.List;

/**
 * The same accounts may do the same with the schema and its tables. A warning by default: accounts
 * of another platform are often made anew on purpose. Global privileges and locks are not compared.
 */
public final class GrantsCheck extends ObjectEquality {
  /** The check. */
  public GrantsCheck() {
    super("grants", "accounts with privileges", List.of("privileges"));
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public Outcome run(CheckContext context) {
    Both<Boolean> listable = context.lane().both(Accounts::listable);
    if (!listable.source() || !listable.target()) {
      return new Outcome(
          Verdict.UNKNOWN,
          "accounts with privileges on the schema",
          List.of((listable.source() ? "target: " : "source: ") + Accounts.NOT_LISTABLE));
    }
    return super.run(context);
  }

  @Override
  String sql(Session session) {
    return """
        SELECT '', CONCAT(grantee, ' on ', object),
          GROUP_CONCAT(DISTINCT CONCAT(privilege_type,
            IF(is_grantable = 'YES', ' with grant option', '')) ORDER BY 1 SEPARATOR ', ')
        FROM (
          SELECT grantee, 'the schema' object, privilege_type, is_grantable
            FROM information_schema.schema_privileges
            WHERE DATABASE() LIKE table_schema
          UNION ALL SELECT grantee, table_name, privilege_type, is_grantable
            FROM information_schema.table_privileges
            WHERE table_schema = DATABASE()
          UNION ALL SELECT grantee, CONCAT(table_name, '.', column_name), privilege_type, is_grantable
            FROM information_schema.column_privileges WHERE table_schema = DATABASE()) all_grants
        GROUP BY grantee, object
        """;
  }
}
