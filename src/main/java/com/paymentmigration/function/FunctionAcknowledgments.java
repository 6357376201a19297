package com.paymentmigration.function;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** The one finding that every function in a VPC draws, acknowledged on its own policy. */
final class FunctionAcknowledgments {
  private FunctionAcknowledgments() {}

  static void acknowledge(Construct function) {
    Validations.of(function.getNode().findChild("Policy"))
        .acknowledge(
            Acknowledgment.builder()
                .id("AwsSolutions-IAM5[Resource::*]")
                .reason(
                    "The network interface calls that attach a function to a VPC have no"
                        + " resource-level permissions that Lambda supports")
                .build());
  }
}
