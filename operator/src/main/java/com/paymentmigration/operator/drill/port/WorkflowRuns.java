package com.paymentmigration.operator.drill.port;

import java.time.Instant;
import java.util.Optional;

/** Executions of the stack's workflows. */
public interface WorkflowRuns {
  /**
   * An execution.
   *
   * @param arn its ARN
   * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED
   * @param error error and cause; empty if there is none
   * @param began when it began
   */
  record Facts(String arn, String status, String error, Instant began) {
    /** Whether it is under way. */
    public boolean running() {
      return status.equals("RUNNING");
    }
  }

  /** Starts a workflow; the execution's ARN. */
  String start(String workflowArn, String json);

  /** The execution. */
  Facts look(String executionArn);

  /** The execution of a workflow that began last; empty if there was none in 90 days. */
  Optional<Facts> latest(String workflowArn);

  /** The workflow's definition, as Step Functions runs it. */
  String definition(String workflowArn);
}
