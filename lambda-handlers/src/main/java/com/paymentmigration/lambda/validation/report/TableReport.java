package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What is known about a table's rows.
 *
 * @param table name
 * @param verdict verdict
 * @param expected rows of the source
 * @param rowsCompared rows whose equality or difference is proven
 * @param counts what was done
 * @param differences rows that differ, the first of them
 * @param more whether more rows differ
 * @param unsettled rows in flight, for the tail check of the cutover
 * @param reason why something could not be verified; empty if everything was
 */
public record TableReport(
    String table,
    Verdict verdict,
    ExpectedRows expected,
    long rowsCompared,
    Counts counts,
    List<RowDifference> differences,
    boolean more,
    List<String> unsettled,
    String reason) {

  /** Rows that were found to differ; more of them do if {@link #more}. */
  public long rowsDiffering() {
    return differences.size();
  }

  /** Puts the units of one table together. */
  static TableReport of(String table, List<UnitState> parts) {
    List<UnitState> units =
        parts.stream().sorted(Comparator.comparing(part -> part.unit().number())).toList();
    Counts counts = units.stream().map(UnitState::counts).reduce(Counts.NONE, Counts::plus);
    List<RowDifference> differences = new ArrayList<>();
    List<String> unsettled = new ArrayList<>();
    units.forEach(unit -> differences.addAll(unit.differences()));
    units.forEach(unit -> unsettled.addAll(unit.unsettled()));
    String reason =
        units.stream()
            .map(unit -> unit.done() ? unit.reason() : "the time was over")
            .filter(why -> !why.isEmpty())
            .findFirst()
            .orElseGet(() -> whole(units) ? "" : "the parts of the table do not make it up");
    Verdict rows = Verdicts.worst(units.stream().map(UnitState::verdict).toList());
    return new TableReport(
        table,
        whole(units) ? rows : Verdicts.and(rows, Verdict.UNKNOWN),
        units.stream().map(ExpectedRows::of).reduce(ExpectedRows.NONE, ExpectedRows::plus),
        Math.max(0, counts.rowsSource() - unsettled.size()),
        counts,
        differences,
        units.stream().anyMatch(UnitState::more),
        unsettled,
        reason);
  }

  /** Whether the units follow each other from the table's beginning to its end. */
  private static boolean whole(List<UnitState> units) {
    Key reached = null;
    for (UnitState unit : units) {
      if (!Objects.equals(unit.unit().after(), reached)) {
        return false;
      }
      reached = unit.unit().upTo();
    }
    return reached == null;
  }
}
