package com.paymentmigration.lambda.mysql;

import java.util.List;

/** Prepared XA transactions: their COMMIT passes read_only, and they outlive their session. */
final class XaTransactions {
  private final SqlChannel sql;

  XaTransactions(SqlChannel sql) {
    this.sql = sql;
  }

  /** Ids as {@code XA RECOVER} prints them, in hexadecimal. */
  List<String> prepared() {
    return sql.rows("XA RECOVER CONVERT XID").stream().map(row -> row.get("data")).toList();
  }
}
