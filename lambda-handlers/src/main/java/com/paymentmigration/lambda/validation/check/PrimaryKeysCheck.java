package com.paymentmigration.lambda.validation.check;

import java.util.List;

/**
 * Every table has a primary key. A warning by default: rows of a table without one are compared by
 * all their columns, but such a table replicates slowly and its rows cannot be named.
 */
public final class PrimaryKeysCheck implements Check {
  @Override
  public String name() {
    return "primary-keys";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public Outcome run(CheckContext context) {
    List<String> without =
        context
            .lane()
            .source(
                session ->
                    session.rows(
                        """
                        SELECT t.table_name FROM information_schema.tables t
                        WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                          AND NOT EXISTS (SELECT 1 FROM information_schema.statistics s
                            WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name
                              AND s.index_name = 'PRIMARY')
                        """))
            .stream()
            .map(row -> row.get(0) + ": no primary key")
            .toList();
    return Outcome.of(context.source().size() + " tables of the source", without);
  }
}
