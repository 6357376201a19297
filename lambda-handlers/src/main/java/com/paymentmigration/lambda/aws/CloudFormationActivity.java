package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.stack.StackActivity;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Whether CloudFormation is at work on the stack, by reading its status. */
public final class CloudFormationActivity implements StackActivity {
  private static final Logger LOG = LoggerFactory.getLogger(CloudFormationActivity.class);

  private final CloudFormationClient client;
  private final String stackId;

  /** The activity of {@code stackId}. */
  public CloudFormationActivity(CloudFormationClient client, String stackId) {
    this.client = client;
    this.stackId = stackId;
  }

  @Override
  public boolean busy() {
    try {
      List<Stack> stacks = client.describeStacks(request -> request.stackName(stackId)).stacks();
      return stacks.stream()
          .anyMatch(stack -> stack.stackStatusAsString().endsWith("_IN_PROGRESS"));
    } catch (SdkException unknown) {
      LOG.warn("activity of stack {} is not known: taken for busy", stackId, unknown);
      return true;
    }
  }
}
