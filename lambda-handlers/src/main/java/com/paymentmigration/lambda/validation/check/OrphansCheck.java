package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** No row of the target refers to a row that is not there, which a load without checks leaves. */
public final class OrphansCheck implements Check {
  private static final int COUNTED = 1000;

  private static final String KEYS =
      """
      SELECT constraint_name, table_name, column_name, referenced_table_name, referenced_column_name
      FROM information_schema.key_column_usage
      WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
      ORDER BY constraint_name, ordinal_position
      """;

  @Override
  public String name() {
    return "orphans";
  }

  @Override
  public Outcome run(CheckContext context) {
    SortedMap<String, List<List<String>>> keys = new TreeMap<>();
    context.lane().target(session -> session.rows(KEYS)).stream()
        .filter(row -> !context.selection().ignores(row.get(1)))
        .forEach(row -> keys.computeIfAbsent(row.get(0), key -> new ArrayList<>()).add(row));
    List<String> wrong = new ArrayList<>();
    keys.forEach(
        (name, columns) -> {
          long orphans = context.lane().target(session -> count(session, columns));
          if (orphans > 0) {
            wrong.add(
                columns.get(0).get(1)
                    + "."
                    + name
                    + ": "
                    + (orphans >= COUNTED ? COUNTED + " or more" : orphans)
                    + " rows refer to no row of "
                    + columns.get(0).get(3));
          }
        });
    return Outcome.of(keys.size() + " foreign keys of the target", wrong);
  }

  private static long count(Session session, List<List<String>> columns) {
    String join =
        columns.stream()
            .map(c -> "c." + Names.quoted(c.get(2)) + " = p." + Names.quoted(c.get(4)))
            .collect(Collectors.joining(" AND "));
    String present =
        columns.stream()
            .map(c -> "c." + Names.quoted(c.get(2)) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return Long.parseLong(
        session.value(
            "SELECT COUNT(*) FROM (SELECT 1 FROM "
                + Names.quoted(columns.get(0).get(1))
                + " c LEFT JOIN "
                + Names.quoted(columns.get(0).get(3))
                + " p ON "
                + join
                + " WHERE "
                + present
                + " AND p."
                + Names.quoted(columns.get(0).get(4))
                + " IS NULL LIMIT "
                + COUNTED
                + ") o"));
  }
}
