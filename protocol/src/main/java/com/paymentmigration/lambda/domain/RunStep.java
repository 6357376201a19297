package com.paymentmigration.lambda.domain;

/** Where a run stands inside its status. */
public enum RunStep {
  /** No actor is at work. */
  IDLE,
  /** Both ways of replication are being armed and proven (day 0). */
  ARMING,
  /** Traffic moves through the profile's weights. */
  SHIFTING,
  /** A person paused the run before its next step; it goes on when one says so, else back. */
  PAUSED,
  /** A person is asked. */
  APPROVAL,
  /** A person has answered: the writer is about to move, or everything goes back. */
  ANSWERED,
  /** The writer moves: the old side is fenced, nothing has been promoted. */
  FENCING,
  /** The point of no return: the side in {@code promoted} may be open from here. */
  PROMOTING,
  /** The promoted side is proven open; final bake. */
  BAKING,
  /** The move was given up and the old side is open again; the rollback restores the rest. */
  ABORTED,
  /** Traffic goes back, then the writer if it moved. */
  ROLLING_BACK
}
