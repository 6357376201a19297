package com.paymentmigration.lambda.cutover;

/** The verdict of the latest validation, as far as it may stand in for a new one. */
@FunctionalInterface
public interface RecordedPass {
  /**
   * Makes a recorded PASS an UNKNOWN; any other verdict stays, and so does one that is recorded
   * meanwhile.
   *
   * @param why one sentence for a person
   */
  void withdraw(String why);
}
