package com.paymentmigration.operator.drill;

/** What a drill came to. */
public enum Proof {
  /** What it claims was seen to hold. */
  PROVED("PROVED"),
  /** What it claims was seen not to hold. */
  REFUTED("REFUTED"),
  /** Nothing was seen; never a yes. The hindrance says why. */
  NOT_PLAYED("NOT PLAYED");

  private final String words;

  Proof(String words) {
    this.words = words;
  }

  /** As a terminal shows it. */
  public String words() {
    return words;
  }
}
