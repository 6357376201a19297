package com.paymentmigration.compliance;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/**
 * Findings that were looked at and accepted, each on the exact construct that draws it, with the
 * reason. Never on the app, and on the stack only a warning that the validator reports on nothing
 * narrower: more would hide the next finding of the same rule.
 */
public final class Acknowledgments {
  private Acknowledgments() {}

  /** Accepts the finding {@code rule} on {@code construct} because of {@code reason}. */
  public static void acknowledge(Construct construct, String rule, String reason) {
    Validations.of(construct).acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
  }
}
