package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.validation.gate.StackRollbacks;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Reads the stack's status. Needs {@code cloudformation:DescribeStacks} on this stack only. */
public final class CloudFormationRollbacks implements StackRollbacks {
  private static final Logger LOG = LoggerFactory.getLogger(CloudFormationRollbacks.class);

  private final CloudFormationClient cloudFormation;

  /** Rollbacks seen through {@code cloudFormation}. */
  public CloudFormationRollbacks(CloudFormationClient cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  @Override
  public boolean rollingBack(String stackId) {
    try {
      List<Stack> stacks =
          cloudFormation.describeStacks(request -> request.stackName(stackId)).stacks();
      return !stacks.isEmpty() && stacks.get(0).stackStatusAsString().contains("ROLLBACK");
    } catch (SdkException unanswered) {
      // The rules for a change forward apply then; failing here would fail every change forward.
      LOG.warn("cannot tell whether {} is being rolled back", stackId, unanswered);
      return false;
    }
  }
}
