package com.paymentmigration.lambda.validation.fix;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.ColumnShape;
import com.paymentmigration.lambda.validation.table.Names;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The statements that would make the target's rows equal to the source's. A person reads them and
 * runs them; nothing here does. They hold values of rows, read from the source when the script is
 * written. No number that may be a card's is written: such a row or column is left out by name.
 */
public final class FixScript {
  private static final String HEAD =
      """
      -- Statements that make rows of the target equal to the source's.
      -- They are for a person to read, and were not run. They hold values of rows: keep this file
      -- like the data. Columns and rows that may hold a card number are left out, and named.
      -- Run them on the target, while it does not replicate: a write to a replica is a transaction
      -- that its source does not have. Triggers of the target run. Then validate again.
      """;

  private static final String BEGIN =
      """
      SET NAMES utf8mb4;
      SET SESSION time_zone = '+00:00',
        sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES',
        foreign_key_checks = 0;
      START TRANSACTION;
      """;

  private static final String GENERATED =
      """
      SELECT column_name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND generation_expression <> '' AND table_name =\s""";

  private static final String UNIQUE =
      """
      SELECT COUNT(DISTINCT index_name) FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND non_unique = 0 AND table_name =\s""";

  private final Lane lane;
  private final String schema;
  private final List<String> deletes = new ArrayList<>();
  private final List<String> updates = new ArrayList<>();
  private final List<String> inserts = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private FixScript(Lane lane, String schema) {
    this.lane = lane;
    this.schema = schema;
  }

  /**
   * The script.
   *
   * @param lane connections; the source's values are read over it
   * @param pairs tables of both sides
   * @param report what differs
   * @throws CouldNotVerifyException if the source does not answer
   */
  public static String of(Lane lane, Map<String, TablePair> pairs, Report report) {
    FixScript script = new FixScript(lane, report.scope().target().schema());
    for (TableReport table : report.tables()) {
      if (!table.differences().isEmpty() || table.more()) {
        script.table(table, pairs.get(table.table()));
      }
    }
    for (String finding : report.failures()) {
      if (report.checks().stream().anyMatch(check -> check.findings().contains(finding))) {
        script.left.add("a definition or setting: " + finding);
      }
    }
    return script.text();
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEAD);
    left.forEach(line -> text.append("-- Left out: ").append(line).append('\n'));
    if (!deletes.isEmpty() || !updates.isEmpty() || !inserts.isEmpty()) {
      text.append(BEGIN);
      // What goes makes room in unique indexes for what comes.
      List.of(deletes, updates, inserts)
          .forEach(kind -> kind.forEach(statement -> text.append(statement).append(";\n")));
      text.append("COMMIT;\n");
    }
    return text.toString();
  }

  private void table(TableReport report, TablePair table) {
    String name = ShownText.of(report.table());
    if (table == null || table.order().isEmpty()) {
      left.add(name + ": no key tells its rows apart");
      return;
    }
    if (!table.columnsOfOneSide().isEmpty()) {
      left.add(name + ": its columns are not the same on both sides");
      return;
    }
    String literal = Names.literal(report.table());
    Set<String> generated =
        lane.target(
            session ->
                session.rows(GENERATED + literal).stream()
                    .map(row -> row.get(0))
                    .collect(Collectors.toCollection(TreeSet::new)));
    boolean anew = lane.target(session -> Long.parseLong(session.value(UNIQUE + literal))) > 1;
    List<ColumnShape> columns =
        table.columns().stream().filter(column -> !generated.contains(column.name())).toList();
    for (RowDifference difference : report.differences()) {
      row(name + ": row " + difference.key(), table, difference, columns, anew);
    }
    if (report.more()) {
      left.add(name + ": more rows differ than are named; run these, then validate again");
    }
  }

  private void row(
      String shown,
      TablePair table,
      RowDifference difference,
      List<ColumnShape> columns,
      boolean anew) {
    if (difference.at() == null) {
      left.add(shown + ": found before an interruption; validate again");
      return;
    }
    if (difference.at().values().stream().anyMatch(ColumnLiteral::card)) {
      left.add(shown + ": its key may be a card number");
      return;
    }
    String target = Names.quoted(schema) + "." + Names.quoted(table.name());
    String condition = table.condition(difference.at());
    String delete = "DELETE FROM " + target + " WHERE " + condition + " LIMIT 1";
    if (difference.kind() == RowDifference.Kind.EXTRA) {
      deletes.add(delete);
      return;
    }
    boolean insert = difference.kind() == RowDifference.Kind.MISSING || anew;
    List<ColumnShape> wanted =
        insert
            ? columns
            : columns.stream()
                .filter(column -> difference.columns().contains(column.name()))
                .toList();
    Optional<List<String>> values = values(shown, table, difference, wanted, insert);
    if (values.isEmpty()) {
      return;
    }
    if (insert) {
      if (difference.kind() == RowDifference.Kind.CHANGED) {
        deletes.add(delete);
      }
      inserts.add(insert(target, wanted, values.get()));
    } else {
      update(target, condition, wanted, values.get());
    }
  }

  private static String insert(String target, List<ColumnShape> columns, List<String> values) {
    return "INSERT INTO "
        + target
        + " ("
        + columns.stream().map(ColumnShape::quoted).collect(Collectors.joining(", "))
        + ") VALUES ("
        + String.join(", ", values)
        + ")";
  }

  private void update(
      String target, String condition, List<ColumnShape> columns, List<String> values) {
    List<String> assignments = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      if (values.get(at) != null) {
        assignments.add(columns.get(at).quoted() + " = " + values.get(at));
      }
    }
    if (!assignments.isEmpty()) {
      updates.add(
          "UPDATE "
              + target
              + " SET "
              + String.join(", ", assignments)
              + " WHERE "
              + condition
              + " LIMIT 1");
    }
  }

  /**
   * The source's values as literals; null where one may not be written. Empty if the row cannot be
   * written at all.
   */
  private Optional<List<String>> values(
      String shown,
      TablePair table,
      RowDifference difference,
      List<ColumnShape> columns,
      boolean whole) {
    if (columns.isEmpty()) {
      left.add(shown + ": differs in generated columns only");
      return Optional.empty();
    }
    String sql = table.select(columns.stream().map(ColumnLiteral::read).toList(), difference.at());
    List<List<String>> rows = lane.source((Session session) -> session.rows(sql));
    if (rows.size() != 1) {
      left.add(shown + ": is no longer on the source; validate again");
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    boolean complete = true;
    for (int at = 0; at < columns.size(); at++) {
      Optional<String> literal = ColumnLiteral.of(columns.get(at), rows.get(0).get(at));
      if (literal.isEmpty()) {
        complete = false;
        left.add(
            shown
                + ": column "
                + ShownText.of(columns.get(at).name())
                + " may hold a card number, or holds what no statement can write");
      }
      values.add(literal.orElse(null));
    }
    return whole && !complete ? Optional.empty() : Optional.of(values);
  }
}
