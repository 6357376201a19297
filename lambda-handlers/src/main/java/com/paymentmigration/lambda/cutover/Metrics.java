package com.paymentmigration.lambda.cutover;

/** Figures of a run; a failure to record is logged by the adapter and stops nothing. */
public interface Metrics {
  /** What is measured; the constant's name is documented with its unit. */
  enum Name {
    /** From the fence to the proven opening, in milliseconds. */
    WRITE_UNAVAILABLE_MILLIS,
    /** From the accepted rollback request to the rest state, in milliseconds. */
    ROLLBACK_MILLIS,
    /** 1 when the way back is armed and close behind, else 0. */
    WRITER_ROLLBACK_AVAILABLE,
    /** 1 for each run that was halted. */
    HALTED,
    /**
     * {@link com.paymentmigration.lambda.domain.MigrationStatus#code()} each minute, and at each
     * change.
     */
    STATUS,
    /** 1 when green owns the steady-state traffic, 0 when blue does. */
    GREEN_ACTIVE,
    /** 1 when green is the writer, 0 when blue is; not recorded while there is none. */
    GREEN_WRITES,
    /** Intended share of green, in percent. */
    GREEN_WEIGHT,
    /**
     * 1 each minute while the continuous proof holds, 0 when something differs or when nobody has
     * looked for three minutes; not recorded before replication is armed.
     */
    ROWS_PROVEN,
    /** Rows that differ and transactions that were skipped, each minute. */
    ROWS_DIFFERING
  }

  /** Records {@code value} now. */
  void record(Name name, double value);
}
