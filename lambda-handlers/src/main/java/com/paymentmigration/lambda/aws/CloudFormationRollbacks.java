package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.validation.gate.StackRollbacks;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Reads the stack's status. Needs {@code cloudformation:DescribeStacks} on this stack only. */
public final class CloudFormationRollbacks implements StackRollbacks {
  private final CloudFormationClient cloudFormation;

  /** Rollbacks seen through {@code cloudFormation}. */
  public CloudFormationRollbacks(CloudFormationClient cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  @Override
  public boolean rollingBack(String stackId) {
    List<Stack> stacks =
        cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks();
    return !stacks.isEmpty() && stacks.get(0).stackStatusAsString().contains("ROLLBACK");
  }
}
