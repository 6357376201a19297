package com.paymentmigration.lambda.validation.check;

/** A check beyond rows. */
public interface Check {
  /** Name in reports and in the profile's list of warnings; lower case, words joined by hyphens. */
  String name();

  /** What the verdict means unless the profile says otherwise. */
  default Severity severity() {
    return Severity.ERROR;
  }

  /**
   * Looks.
   *
   * @throws com.paymentmigration.lambda.validation.server.CouldNotVerifyException if it cannot,
   *     which makes the verdict UNKNOWN
   */
  Outcome run(CheckContext context);
}
