package com.paymentmigration.lambda.domain;

/** Where a run stands inside its status. */
public enum RunStep {
  /** No actor is at work. */
  IDLE,
  /** Both ways of replication are being armed and proven (day 0). */
  ARMING,
  /** Traffic moves through the profile's weights. */
  SHIFTING,
  /** A person is asked. */
  APPROVAL,
  /** The old writer is being fenced; nothing has opened. */
  FENCING,
  /** The point of no return: the side in {@code promoted} may be open from here. */
  PROMOTING,
  /** The promoted side is proven open; final bake. */
  BAKING,
  /** Traffic goes back, then the writer if it moved. */
  ROLLING_BACK
}
