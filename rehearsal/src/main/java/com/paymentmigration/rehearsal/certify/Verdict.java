package com.paymentmigration.rehearsal.certify;

/** What is known of a promise. */
public enum Verdict {
  /** It was put to the test and held. */
  KEPT("✓"),
  /** It was put to the test and did not hold. */
  BROKEN("✗"),
  /** It cannot be told from outside, or what would show it did not happen. */
  NOT_SHOWN("–");

  private final String sign;

  Verdict(String sign) {
    this.sign = sign;
  }

  /** One character for it. */
  public String sign() {
    return sign;
  }
}
