package com.paymentmigration.lambda.validation.report;

/** What made a report. */
public final class Tool {
  /** Name and version; the version is the project's. */
  public static final String NAME = "validate 0.1.0";

  private Tool() {}
}
