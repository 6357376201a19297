package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.work.Counts;
import com.paymentmigration.lambda.validation.work.UnitState;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known about a table's rows.
 *
 * @param table name
 * @param verdict verdict
 * @param rowsExpected rows of the source
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
    long rowsExpected,
    long rowsCompared,
    Counts counts,
    List<RowDifference> differences,
    boolean more,
    List<String> unsettled,
    String reason) {

  /** Puts the units of one table together. */
  static TableReport of(String table, List<UnitState> units) {
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
            .orElse("");
    return new TableReport(
        table,
        Verdicts.worst(units.stream().map(UnitState::verdict).toList()),
        counts.rowsSource(),
        Math.max(0, counts.rowsSource() - unsettled.size()),
        counts,
        differences,
        units.stream().anyMatch(UnitState::more),
        unsettled,
        reason);
  }
}
