package com.paymentmigration.lambda.validation.report;

import java.util.Optional;

/** Port: where the latest verdict is kept. */
public interface RecordedVerdicts {
  /** The verdict of the validation that ended last; empty if none ever ended. */
  Optional<RecordedVerdict> latest();

  /** Keeps {@code verdict} as the latest. */
  void record(RecordedVerdict verdict);
}
