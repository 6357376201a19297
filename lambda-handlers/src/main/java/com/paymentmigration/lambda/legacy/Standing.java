package com.paymentmigration.lambda.legacy;

/** How an assumption about the legacy server stands. */
public enum Standing {
  /** It holds. */
  READY,
  /** It holds, and somebody should know what was seen. */
  NOTE,
  /** It does not hold: the way in stays closed until it is mended. */
  REFUSED,
  /** The server did not say, which counts as refused. */
  UNKNOWN;

  /** Whether the way in is open with it. */
  public boolean open() {
    return this == READY || this == NOTE;
  }
}
