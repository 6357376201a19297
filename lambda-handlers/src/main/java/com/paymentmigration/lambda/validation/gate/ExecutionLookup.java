package com.paymentmigration.lambda.validation.gate;

/** Port: looks up an execution of ValidationWorkflow that has ended. */
@FunctionalInterface
public interface ExecutionLookup {
  /**
   * What an execution was given, and why it ended.
   *
   * @param input its input, JSON
   * @param cause error and cause that it ended with; empty if it names none
   */
  record Execution(String input, String cause) {}

  /**
   * Looks {@code executionArn} up. Its event does not say: Step Functions leaves input and cause
   * out of the events of executions that are encrypted with a customer managed key.
   *
   * @throws RuntimeException if it cannot be looked up; the event is then delivered again
   */
  Execution look(String executionArn);
}
