package com.paymentmigration.lambda.validation.unit;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.work.TableRun;
import java.util.List;

/**
 * How far a unit is: what is stored between two calls of a function.
 *
 * @param unit which
 * @param cursor last key that was compared; null before the first chunk
 * @param done whether nothing is left to do
 * @param counts what was done
 * @param differences rows that differ; at most {@link TableRun#NAMED} are named
 * @param more whether more rows differ than are named
 * @param unsettled rows in flight that could not be told: for the tail check of the cutover
 * @param reason why something could not be verified; empty if everything was
 * @param checks results of the checks, of the unit that runs them
 */
public record UnitState(
    WorkUnit unit,
    Key cursor,
    boolean done,
    Counts counts,
    List<RowDifference> differences,
    boolean more,
    List<String> unsettled,
    String reason,
    List<CheckResult> checks) {

  /** Keeps its own copies. */
  public UnitState {
    differences = List.copyOf(differences);
    unsettled = List.copyOf(unsettled);
    checks = List.copyOf(checks);
  }

  /** A unit that has not begun. */
  public static UnitState begin(WorkUnit unit) {
    return new UnitState(
        unit, null, false, Counts.NONE, List.of(), false, List.of(), "", List.of());
  }

  /** The unit of the checks, done. */
  public static UnitState checked(List<CheckResult> checks) {
    return new UnitState(
        WorkUnit.CHECKS, null, true, Counts.NONE, List.of(), false, List.of(), "", checks);
  }

  /**
   * The state that another run goes on from. What was interrupted goes on after its last chunk;
   * what could not be verified, and the checks, begin anew.
   */
  public UnitState goingOn() {
    if (reason.equals(StopSignal.CANCELLED) && !unit.runsChecks()) {
      return new UnitState(
          unit, cursor, false, counts, differences, more, unsettled, "", List.of());
    }
    return unit.runsChecks() || !reason.isEmpty() ? begin(unit) : this;
  }

  /** Done, because it cannot go on. */
  public UnitState broken(String why) {
    return new UnitState(unit, cursor, true, counts, differences, more, unsettled, why, checks);
  }

  /**
   * Verdict on the unit's rows. The one place that says PASS of rows: all of them were looked at,
   * nothing was found or left open, and as of the end both sides hold the same number.
   */
  public Verdict verdict() {
    if (!differences.isEmpty() || more) {
      return Verdict.FAIL;
    }
    return done
            && reason.isEmpty()
            && unsettled.isEmpty()
            && counts.rowsSource() == counts.rowsTarget()
        ? Verdict.PASS
        : Verdict.UNKNOWN;
  }
}
