package com.paymentmigration.lambda.cutover;

/**
 * Who changes the state, and why; both go into the audit event.
 *
 * @param actor a principal, or an execution's ARN
 * @param reason in words
 */
public record Cause(String actor, String reason) {
  /** The same actor for another reason. */
  public Cause because(String other) {
    return new Cause(actor, other);
  }
}
