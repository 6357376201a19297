package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.stack.StackDescription;
import com.paymentmigration.lambda.stack.StackState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * The stack as CloudFormation describes it. Needs {@code cloudformation:DescribeStacks} on this
 * stack only.
 */
public final class CloudFormationStack implements StackDescription {
  private final CloudFormationClient client;
  private final String stackId;

  /** The stack {@code stackId}. */
  public CloudFormationStack(CloudFormationClient client, String stackId) {
    this.client = client;
    this.stackId = stackId;
  }

  @Override
  public StackState describe() {
    return Failures.translated(
        "stack " + stackId,
        () -> {
          List<Stack> stacks =
              client.describeStacks(request -> request.stackName(stackId)).stacks();
          if (stacks.size() != 1) {
            throw new MigrationException(
                "stack " + stackId + ": received " + stacks.size() + " stacks, needed 1");
          }
          Stack stack = stacks.get(0);
          Map<String, String> parameters = new TreeMap<>();
          for (Parameter parameter : stack.parameters()) {
            parameters.put(parameter.parameterKey(), parameter.parameterValue());
          }
          return new StackState(
              stack.stackStatusAsString(), parameters, stack.capabilitiesAsStrings());
        });
  }
}
