package com.paymentmigration.lambda.validation.gate;

import java.time.Instant;

/** Port: starts the validation workflow, which answers CloudFormation when it ends. */
@FunctionalInterface
public interface ValidationStarter {
  /**
   * Starts one run. A second call with the same {@code run} does nothing.
   *
   * @param run name of the run, derived from CloudFormation's request
   * @param address whom the workflow answers
   * @param deadline when the workflow must have ended
   */
  void start(String run, AnswerAddress address, Instant deadline);
}
