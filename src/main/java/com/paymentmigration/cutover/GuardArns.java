package com.paymentmigration.cutover;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** ARN of a guard alarm by its name. */
final class GuardArns {
  private GuardArns() {}

  static String of(Construct scope, String alarmName) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName(alarmName)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }
}
