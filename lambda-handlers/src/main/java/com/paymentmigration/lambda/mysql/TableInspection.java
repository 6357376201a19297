package com.paymentmigration.lambda.mysql;

import java.util.List;

/** Which tables hold the application's data. */
final class TableInspection {
  private final SqlChannel sql;

  TableInspection(SqlChannel sql) {
    this.sql = sql;
  }

  List<String> applicationTables() {
    return sql.column(
        "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
            + " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN"
            + " ('mysql', 'sys', 'information_schema', 'performance_schema', ?)"
            + " ORDER BY 1",
        Marker.SCHEMA);
  }
}
