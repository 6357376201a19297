package com.paymentmigration.lambda.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.domain.MigrationException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions of the two workflows. */
public final class StepFunctionsExecutions implements Executions {
  private static final Logger LOG = LoggerFactory.getLogger(StepFunctionsExecutions.class);

  private final SfnClient client;
  private final Supplier<String> rollbackWorkflowArn;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Rollbacks start {@code rollbackWorkflowArn}; it is asked for only then. A function that the
   * workflow itself calls cannot be told the workflow's ARN by the template: that were a cycle.
   */
  public StepFunctionsExecutions(SfnClient client, Supplier<String> rollbackWorkflowArn) {
    this.client = client;
    this.rollbackWorkflowArn = rollbackWorkflowArn;
  }

  @Override
  public boolean ended(String executionArn) {
    if (executionArn.isEmpty()) {
      return true;
    }
    try {
      ExecutionStatus status =
          Failures.translated(
              "execution " + executionArn,
              () -> client.describeExecution(r -> r.executionArn(executionArn)).status());
      return switch (status) {
        case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> true;
        default -> false;
      };
    } catch (MigrationException unknown) {
      LOG.warn("execution {} is not proven ended", executionArn, unknown);
      return false;
    }
  }

  @Override
  public void startRollback(
      String name, String requestedBy, String reason, Optional<Instant> alarmTime) {
    String input =
        json.createObjectNode()
            .put("requestedBy", requestedBy)
            .put("reason", reason)
            .put("alarmTime", alarmTime.map(Instant::toString).orElse(""))
            .toString();
    try {
      Failures.translated(
          "start of the rollback " + name,
          () ->
              client.startExecution(
                  r -> r.stateMachineArn(rollbackWorkflowArn.get()).name(name).input(input)));
    } catch (MigrationException refused) {
      if (refused.getCause() instanceof ExecutionAlreadyExistsException) {
        LOG.info("rollback {} was started before", name);
        return;
      }
      throw refused;
    }
  }
}
