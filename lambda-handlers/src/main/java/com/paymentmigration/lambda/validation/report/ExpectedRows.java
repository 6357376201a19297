package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.validation.unit.UnitState;

/**
 * How many rows the source holds. Counted only where every row was read: what was counted before a
 * comparison broke off is no measure of what is left.
 *
 * @param rows number of rows; {@link #UNKNOWN} if nobody knows
 * @param exact whether they were counted; otherwise the source estimated them at the beginning
 */
public record ExpectedRows(long rows, boolean exact) {
  /** Of a comparison that broke off beyond what the source had estimated. */
  public static final long UNKNOWN = -1;

  static final ExpectedRows NONE = new ExpectedRows(0, true);

  /** Of a unit. */
  static ExpectedRows of(UnitState unit) {
    long counted = unit.counts().rowsSource();
    if (unit.done() && unit.reason().isEmpty()) {
      return new ExpectedRows(counted, true);
    }
    long estimate = unit.unit().estimatedRows();
    return new ExpectedRows(estimate > counted ? estimate : UNKNOWN, false);
  }

  /** Both together. */
  ExpectedRows plus(ExpectedRows other) {
    return rows == UNKNOWN || other.rows == UNKNOWN
        ? new ExpectedRows(UNKNOWN, false)
        : new ExpectedRows(rows + other.rows, exact && other.exact);
  }

  /** For a sentence that goes on with "rows". */
  String inWords() {
    return rows == UNKNOWN ? "an unknown number of" : toString();
  }

  /** For a person: {@code 50000}, {@code about 50000} or {@code unknown}. */
  @Override
  public String toString() {
    return rows == UNKNOWN ? "unknown" : (exact ? "" : "about ") + rows;
  }
}
