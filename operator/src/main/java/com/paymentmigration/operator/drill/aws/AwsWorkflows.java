package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.operator.drill.port.WorkflowRuns;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Step Functions. */
final class AwsWorkflows implements WorkflowRuns {
  private final SfnClient client;

  AwsWorkflows(SfnClient client) {
    this.client = client;
  }

  @Override
  public String start(String workflowArn, String json) {
    String name = "drill-" + UUID.randomUUID();
    return Calls.of(
        "states:StartExecution",
        () ->
            client
                .startExecution(r -> r.stateMachineArn(workflowArn).name(name).input(json))
                .executionArn());
  }

  @Override
  public Facts look(String executionArn) {
    return Calls.of(
        "states:DescribeExecution",
        () -> {
          DescribeExecutionResponse now =
              client.describeExecution(r -> r.executionArn(executionArn));
          return new Facts(
              executionArn,
              now.statusAsString(),
              now.error() == null ? "" : now.error() + ": " + now.cause(),
              now.startDate());
        });
  }

  @Override
  public Optional<Facts> latest(String workflowArn) {
    return Calls.of(
        "states:ListExecutions",
        () ->
            client
                .listExecutions(r -> r.stateMachineArn(workflowArn).maxResults(1))
                .executions()
                .stream()
                .map(
                    each ->
                        new Facts(each.executionArn(), each.statusAsString(), "", each.startDate()))
                .findFirst());
  }

  @Override
  public String definition(String workflowArn) {
    return Calls.of(
        "states:DescribeStateMachine",
        () -> client.describeStateMachine(r -> r.stateMachineArn(workflowArn)).definition());
  }
}
