package com.paymentmigration.rehearsal.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.rehearsal.emulator.Deployment;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskScheduledEventDetails;

/** What Step Functions called while it played executions, read from their histories. */
public final class WorkflowCalls {
  private static final List<String> WORKFLOWS =
      List.of("MigrationWorkflowArn", "RollbackWorkflowArn", "ValidationWorkflowArn");

  /** No condition key of IAM: what the caller does beside starting (on-behalf.tsv). */
  private static final Map<String, String> SYNC = Map.of("integration", "sync");

  private final CallRecorder recorder;

  /** Calls go to {@code recorder}. */
  public WorkflowCalls(CallRecorder recorder) {
    this.recorder = recorder;
  }

  /** Reads the histories of every execution of {@code deployment}. */
  public void read(Deployment deployment) {
    SfnClient workflows = deployment.clients().workflows();
    for (String output : WORKFLOWS) {
      String machine = deployment.workflow(output);
      workflows
          .listExecutionsPaginator(request -> request.stateMachineArn(machine))
          .executions()
          .forEach(
              execution ->
                  workflows
                      .getExecutionHistoryPaginator(
                          request -> request.executionArn(execution.executionArn()))
                      .events()
                      .forEach(event -> note(machine, event)));
    }
  }

  private void note(String machine, HistoryEvent event) {
    if (event.taskScheduledEventDetails() != null) {
      integration(machine, event.taskScheduledEventDetails());
    } else if (event.lambdaFunctionScheduledEventDetails() != null) {
      recorder.task(
          machine,
          "lambda:InvokeFunction",
          event.lambdaFunctionScheduledEventDetails().resource(),
          Map.of());
    }
  }

  /**
   * Source:
   * https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
   */
  private void integration(String machine, TaskScheduledEventDetails task) {
    JsonNode parameters = Parameters.json(task.parameters());
    switch (task.resourceType()) {
      case "lambda" ->
          recorder.task(
              machine, "lambda:InvokeFunction", parameters.path("FunctionName").asText(), Map.of());
      case "states" ->
          recorder.task(
              machine,
              "states:StartExecution",
              parameters.path("StateMachineArn").asText(),
              task.resource().contains(".sync") ? SYNC : Map.of());
      default ->
          throw new IllegalStateException(
              "task of "
                  + machine
                  + ": received "
                  + task.resourceType()
                  + ", known: lambda, states");
    }
  }
}
