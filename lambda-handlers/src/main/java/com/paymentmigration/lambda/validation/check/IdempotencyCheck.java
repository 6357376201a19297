package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * No idempotency key is there twice on the target: a retry after a failover relies on it. Looks at
 * columns whose name holds "idempotency"; where a unique index proves it, nothing is read.
 */
public final class IdempotencyCheck implements Check {
  private static final String COLUMNS =
      """
      SELECT c.table_name, c.column_name, EXISTS (
        SELECT 1 FROM information_schema.statistics s
        WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name
          AND s.column_name = c.column_name AND s.non_unique = 0 AND s.sub_part IS NULL
          AND NOT EXISTS (SELECT 1 FROM information_schema.statistics o
            WHERE o.table_schema = s.table_schema AND o.table_name = s.table_name
              AND o.index_name = s.index_name AND o.seq_in_index > 1))
      FROM information_schema.columns c JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
        AND LOWER(c.column_name) LIKE '%idempotency%'
      """;

  @Override
  public String name() {
    return "idempotency-keys";
  }

  @Override
  public Outcome run(CheckContext context) {
    List<List<String>> columns = context.lane().target(session -> session.rows(COLUMNS));
    List<String> wrong = new ArrayList<>();
    for (List<String> column : columns) {
      if (column.get(2).equals("0") && !context.selection().ignores(column.get(0), column.get(1))) {
        long twice = context.lane().target(session -> duplicates(session, column));
        if (twice > 0) {
          wrong.add(column.get(0) + "." + column.get(1) + ": " + twice + " keys more than once");
        }
      }
    }
    return Outcome.of(columns.size() + " columns of the target", wrong);
  }

  private static long duplicates(Session session, List<String> column) {
    String name = Names.quoted(column.get(1));
    return Long.parseLong(
        session.value(
            "SELECT COUNT(*) FROM (SELECT 1 FROM "
                + Names.quoted(column.get(0))
                + " WHERE "
                + name
                + " IS NOT NULL GROUP BY "
                + name
                + " HAVING COUNT(*) > 1 LIMIT 1000) d"));
  }
}
