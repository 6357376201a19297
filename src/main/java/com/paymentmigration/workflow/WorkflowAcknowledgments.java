package com.paymentmigration.workflow;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** The one finding that every logged and traced workflow draws, acknowledged on its own policy. */
final class WorkflowAcknowledgments {
  private WorkflowAcknowledgments() {}

  static void acknowledge(Construct policy) {
    Validations.of(policy)
        .acknowledge(
            Acknowledgment.builder()
                .id("AwsSolutions-IAM5[Resource::*]")
                .reason("Log delivery and X-Ray tracing have no resource-level permissions")
                .build());
  }
}
