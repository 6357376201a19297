package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.KeyRange;

/** Finds out what is behind digests that differ. */
interface DifferenceFinder {
  /**
   * Looks closer.
   *
   * @param range the chunk
   * @param rows about how many rows it has
   * @param named most differences to name
   */
  Findings find(KeyRange range, long rows, int named);
}
