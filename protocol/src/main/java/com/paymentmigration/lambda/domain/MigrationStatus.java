package com.paymentmigration.lambda.domain;

/** The statuses of the state item; {@code docs/concepts.md} explains them to operators. */
public enum MigrationStatus {
  /** Nothing has begun; replication is not armed. */
  READY,
  /** Both ways of replication are proven; data may be loaded. */
  REPLICATING,
  /** Traffic moves in verified steps; the writer has not moved. */
  SHIFTING,
  /** The writer moves; for a moment there is none. */
  CUTTING_OVER,
  /** The writer has moved; final bake under way. */
  SWITCHED,
  /** The run ended well; the way back stays armed until the old side is retired. */
  COMPLETED,
  /** A rollback is under way. */
  ROLLING_BACK,
  /** The rollback ended well: everything is back on the previous environment. */
  ROLLED_BACK,
  /** Automation stopped with a reason; one identified writer serves; a person decides. */
  HALTED;

  /** Number of this status in metrics: stable, whatever order the constants have. */
  public int code() {
    return switch (this) {
      case READY -> 0;
      case REPLICATING -> 1;
      case SHIFTING -> 2;
      case CUTTING_OVER -> 3;
      case SWITCHED -> 4;
      case COMPLETED -> 5;
      case ROLLING_BACK -> 6;
      case ROLLED_BACK -> 7;
      case HALTED -> 8;
    };
  }

  /** Whether no actor is at work, so that a new run or a phase change may begin. */
  public boolean atRest() {
    return switch (this) {
      case READY, REPLICATING, COMPLETED, ROLLED_BACK -> true;
      case SHIFTING, CUTTING_OVER, SWITCHED, ROLLING_BACK, HALTED -> false;
    };
  }
}
