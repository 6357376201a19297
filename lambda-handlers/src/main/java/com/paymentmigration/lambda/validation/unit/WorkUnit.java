package com.paymentmigration.lambda.validation.unit;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;

/**
 * A part of a validation that one worker does.
 *
 * @param number 0 for the checks, then one per range of a table
 * @param table table; empty for the checks
 * @param after first key, exclusive; null for the table's beginning
 * @param upTo last key, inclusive; null for the table's end
 * @param estimatedRows rows that the source estimated when the unit was planned; 0 if unknown
 */
public record WorkUnit(int number, String table, Key after, Key upTo, long estimatedRows) {
  /** The unit that runs the checks beyond rows. */
  public static final WorkUnit CHECKS = new WorkUnit(0, "", null, null, 0);

  /** Whether this is the unit of the checks. */
  public boolean runsChecks() {
    return table.isEmpty();
  }

  /** The unit's rows. */
  public KeyRange range() {
    return new KeyRange(after, upTo);
  }
}
