package com.paymentmigration.lambda.domain;

import java.util.List;

/** Assumptions of the run that do not hold; nothing was changed. */
public class PreflightFailedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /**
   * The assumptions that do not hold.
   *
   * @param failures one message an assumption, not empty
   */
  public PreflightFailedException(List<String> failures) {
    super(
        "preflight: "
            + failures.size()
            + " assumption(s) do not hold: "
            + String.join("; ", failures));
  }
}
