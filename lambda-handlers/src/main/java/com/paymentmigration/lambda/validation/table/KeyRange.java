package com.paymentmigration.lambda.validation.table;

/**
 * Rows after one key, up to another.
 *
 * @param after exclusive; null for the beginning of the table
 * @param upTo inclusive; null for its end, whatever lies there
 */
public record KeyRange(Key after, Key upTo) {
  /** Every row. */
  public static final KeyRange ALL = new KeyRange(null, null);
}
