package com.paymentmigration.traffic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.TestStacks;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;

class WebFirewallTest {
  private final Stack stack = TestStacks.stack();

  private WebFirewallProps props(int requestsPerAddress) {
    return new WebFirewallProps(
        "dev-payment-a1b2c3d4",
        "arn:balancer",
        requestsPerAddress,
        TestStacks.profile("dev").retention(),
        Key.fromKeyArn(
            stack,
            "Key" + requestsPerAddress,
            "arn:aws:kms:us-east-1:111122223333:key/operations"));
  }

  @Test
  void aLimitThatWafWouldRefuseIsRejected() {
    assertThatThrownBy(() -> props(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestsPerAddress: received 9, allowed: 10 to 2000000000 in five minutes");
  }
}
