package com.paymentmigration.function;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** Permissions on {@code *}, acknowledged on the function's own policy with the reason of each. */
final class FunctionAcknowledgments {
  private FunctionAcknowledgments() {}

  static void acknowledge(Construct policy, List<WildcardGrant> wildcards) {
    Validations.of(policy)
        .acknowledge(
            Acknowledgment.builder()
                .id("AwsSolutions-IAM5[Resource::*]")
                .reason(
                    wildcards.stream()
                        .map(grant -> grant.sid() + ": " + grant.reason())
                        .collect(Collectors.joining(". ")))
                .build());
  }
}
