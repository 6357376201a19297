package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.check.Acceptances;
import com.paymentmigration.lambda.validation.check.Check;
import com.paymentmigration.lambda.validation.check.StandardChecks;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to validate.
 *
 * @param hash hash of a row
 * @param lanes chunks in flight, 1 or more
 * @param lagPatience longest wait for the target to catch up
 * @param throttle when to hold back
 * @param checks checks beyond rows
 * @param warnings names of checks that only warn
 * @param replicationExpected whether a target that does not replicate is wrong
 * @param unitRows rows of a work unit, about
 * @param selection what of the schema is compared
 * @param accepted findings of checks that a person accepts
 */
public record Options(
    RowHash hash,
    int lanes,
    Duration lagPatience,
    Throttle.Settings throttle,
    List<Check> checks,
    Set<String> warnings,
    boolean replicationExpected,
    long unitRows,
    Selection selection,
    Acceptances accepted) {
  /** Two lanes, SHA-1, a minute's patience, every check, units of 20 million rows. */
  public static final Options DEFAULT =
      new Options(
          RowHash.SHA1,
          2,
          Duration.ofMinutes(1),
          Throttle.Settings.DEFAULT,
          StandardChecks.all(),
          Set.of(),
          false,
          20_000_000,
          Selection.ALL,
          Acceptances.NONE);

  /**
   * Rejects what cannot work.
   *
   * @throws IllegalArgumentException naming the option
   */
  public Options {
    if (lanes < 1 || lanes > 64) {
      throw new IllegalArgumentException("lanes: received " + lanes + ", allowed: 1 to 64");
    }
    if (unitRows < 1) {
      throw new IllegalArgumentException(
          "unit rows: received " + unitRows + ", allowed: 1 or more");
    }
  }

  /** The same with other checks. */
  public Options withChecks(List<Check> others) {
    return new Options(
        hash,
        lanes,
        lagPatience,
        throttle,
        others,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        accepted);
  }

  /** The same with another patience. */
  public Options withLagPatience(Duration patience) {
    return new Options(
        hash,
        lanes,
        patience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        accepted);
  }

  /** The same with another throttle. */
  public Options withThrottle(Throttle.Settings settings) {
    return new Options(
        hash,
        lanes,
        lagPatience,
        settings,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        accepted);
  }

  /** The same with smaller or larger units. */
  public Options withUnitRows(long rows) {
    return new Options(
        hash,
        lanes,
        lagPatience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        rows,
        selection,
        accepted);
  }

  /** The same with more or fewer lanes. */
  public Options withLanes(int count) {
    return new Options(
        hash,
        count,
        lagPatience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        accepted);
  }

  /** The same with another hash. */
  public Options withHash(RowHash other) {
    return new Options(
        other,
        lanes,
        lagPatience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        accepted);
  }

  /** What these options leave out of a whole validation, a line each. */
  public List<String> left() {
    List<String> left = new ArrayList<>();
    if (!selection.tables().isEmpty()) {
      left.add("only the tables " + String.join(", ", selection.tables()));
    }
    selection
        .ignoredTables()
        .forEach((table, reason) -> left.add("without the table " + table + " (" + reason + ")"));
    selection
        .ignoredColumns()
        .forEach(
            (column, reason) -> left.add("without the column " + column + " (" + reason + ")"));
    selection
        .where()
        .forEach((table, condition) -> left.add("of " + table + " only where " + condition));
    Set<String> run = new TreeSet<>(checks.stream().map(Check::name).toList());
    List<String> missing =
        StandardChecks.names().stream().filter(name -> !run.contains(name)).toList();
    if (run.isEmpty()) {
      left.add("rows only, no checks");
    } else if (!missing.isEmpty()) {
      left.add("without the checks " + String.join(", ", missing));
    }
    if (!warnings.isEmpty()) {
      left.add("only warn: " + String.join(", ", warnings.stream().sorted().toList()));
    }
    return left;
  }

  /** The same with findings that a person accepts. */
  public Options withAccepted(Acceptances others) {
    return new Options(
        hash,
        lanes,
        lagPatience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        selection,
        others);
  }

  /** The same of another part of the schema. */
  public Options withSelection(Selection other) {
    return new Options(
        hash,
        lanes,
        lagPatience,
        throttle,
        checks,
        warnings,
        replicationExpected,
        unitRows,
        other,
        accepted);
  }
}
