package com.paymentmigration.lambda.validation.table;

import com.paymentmigration.lambda.validation.server.ServerVersion;

/**
 * How a row and a range of rows become a digest, so that two servers of these versions compute the
 * same of the same rows.
 *
 * @param hash hash of a row
 * @param sliced whether a digest is made of slices of 64 bits, because a server does not aggregate
 *     binary strings
 * @param evenJson whether the servers print a DOUBLE in JSON differently
 */
public record RowForm(RowHash hash, boolean sliced, boolean evenJson) {
  /**
   * A text in quotes, or the end of a number without a fraction: only the latter is changed. A
   * quantifier with {@code +} does not go back, so that a long text needs no stack.
   */
  private static final String WHOLE_DOUBLE =
      "(\"[^\"\\\\\\\\]*+(?:\\\\\\\\.[^\"\\\\\\\\]*+)*+\")|([0-9])\\\\.0(?=[,}\\\\]]|$)";

  /** For two servers of the same series, 8.0 or newer. */
  public static RowForm of(RowHash hash) {
    return new RowForm(hash, false, false);
  }

  /** For servers of these versions: with SHA-256 where one of them does not know {@code hash}. */
  public static RowForm of(RowHash hash, ServerVersion source, ServerVersion target) {
    return new RowForm(
        source.hasClassicHashes() && target.hasClassicHashes() ? hash : RowHash.SHA256,
        !source.aggregatesBinary() || !target.aggregatesBinary(),
        source.printsFractionOfJsonDoubles() != target.printsFractionOfJsonDoubles());
  }

  /**
   * SQL of the text of a JSON value. MySQL 5.7 prints the DOUBLE 1.0 as {@code 1}, 8.0 as {@code
   * 1.0}. The comments make 8.0, which alone has the function, print it as 5.7 does.
   */
  String json(String column) {
    return evenJson
        ? "CONVERT(/*!80004 REGEXP_REPLACE( */ CONVERT("
            + column
            + " USING utf8mb4) /*!80004 , '"
            + WHOLE_DOUBLE
            + "', '$1$2') */ USING utf8mb4)"
        : column;
  }
}
