package com.paymentmigration.lambda.validation.unit;

/**
 * What a unit has done so far.
 *
 * @param rowsSource rows the source held
 * @param rowsTarget rows the target held
 * @param chunks chunks compared
 * @param chunksDiffering chunks whose digests differed at first
 * @param rowsReverified rows that were in flight and proved equal
 * @param millis time, in milliseconds
 */
public record Counts(
    long rowsSource,
    long rowsTarget,
    long chunks,
    long chunksDiffering,
    long rowsReverified,
    long millis) {
  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        rowsSource + other.rowsSource,
        rowsTarget + other.rowsTarget,
        chunks + other.chunks,
        chunksDiffering + other.chunksDiffering,
        rowsReverified + other.rowsReverified,
        millis + other.millis);
  }
}
