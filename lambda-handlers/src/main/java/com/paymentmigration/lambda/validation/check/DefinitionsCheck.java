package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.definition.CreateTable;
import com.paymentmigration.lambda.validation.table.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rest of SHOW CREATE TABLE is the same: comments, and attributes that the checks of columns,
 * indexes and the others do not read. One table in memory at a time.
 */
public final class DefinitionsCheck implements Check {
  @Override
  public String name() {
    return "definitions";
  }

  @Override
  public Outcome run(CheckContext context) {
    List<String> wrong = new ArrayList<>();
    int tables = 0;
    for (String table : context.source().keySet()) {
      if (context.target().containsKey(table)) {
        tables++;
        String sql = "SHOW CREATE TABLE " + Names.quoted(table);
        Both<String> created = context.lane().both(session -> session.row(sql).get(1));
        if (!created.source().equals(created.target())) {
          compare(context, table, created, wrong);
        }
      }
    }
    return Outcome.of("the rest of SHOW CREATE TABLE of " + tables + " tables", wrong);
  }

  private static void compare(
      CheckContext context, String table, Both<String> created, List<String> wrong) {
    SortedMap<String, String> source = CreateTable.rest(created.source());
    SortedMap<String, String> target = CreateTable.rest(created.target());
    SortedSet<String> parts = new TreeSet<>(source.keySet());
    parts.addAll(target.keySet());
    for (String part : parts) {
      String one = source.getOrDefault(part, "none");
      String other = target.getOrDefault(part, "none");
      boolean ignored =
          part.contains(" ")
              && context.selection().ignores(table, part.substring(0, part.lastIndexOf(' ')));
      if (!one.equals(other) && !ignored) {
        wrong.add(table + ": " + part + " is " + other + ", on the source " + one);
      }
    }
  }
}
