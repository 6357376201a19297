package com.paymentmigration.rehearsal.certify;

/** The rules of {@code docs/application-contract.md}, as its headings number and name them. */
public enum Rule {
  /** Rule 1. */
  POINTER(1, "Ask where the writer is"),
  /** Rule 2. */
  ERRORS(2, "Know when the writer may have moved"),
  /** Rule 3. */
  COMMIT(3, "A lost COMMIT is in doubt"),
  /** Rule 4. */
  TRANSACTION(4, "Decide in the writer's transaction"),
  /** Rule 5. */
  FENCE(5, "Stay out of the fence's way"),
  /** Rule 6. */
  SYNTHETIC(6, "Offer a synthetic payment");

  private final int number;
  private final String title;

  Rule(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Number in the contract. */
  public int number() {
    return number;
  }

  /** Heading in the contract. */
  public String title() {
    return title;
  }
}
