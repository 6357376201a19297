package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;

/** Accounts as information_schema names them. */
final class Accounts {
  /** Why accounts cannot be compared. */
  static final String NOT_LISTABLE =
      "accounts may be hidden: needs SELECT on *.* or on the schema mysql";

  private Accounts() {}

  /** Whether the session's account sees every account. */
  static boolean listable(Session session) {
    return Grants.of(session).globally("SELECT")
        || Grants.of(session.rows("SHOW GRANTS").stream().map(row -> row.get(0)).toList(), "mysql")
            .onSchema("SELECT");
  }

  /** A definer, {@code user@host}, as the column grantee has it: each part in quotes. */
  static String grantee(String definer) {
    int at = definer.lastIndexOf('@');
    return "'" + definer.substring(0, at) + "'@'" + definer.substring(at + 1) + "'";
  }

  /** A name for a comparison with a column of information_schema. */
  static String literal(String name) {
    return Names.literal(name);
  }
}
