package com.paymentmigration;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.TestFunctions;
import com.paymentmigration.testsupport.TestStacks;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class PaymentMigrationStackTest {
  @Test
  void theStackSynthesizes() {
    PaymentMigrationStack stack =
        PaymentMigrationApp.compose(
            TestStacks.app(), TestStacks.selected("staging"), TestFunctions.handlers());

    assertThat(stack.getStackName()).isEqualTo("PaymentMigrationStack-staging-payment-a1b2c3d4");
    assertThat(stack.getRegion()).isEqualTo("us-east-1");
    assertThat(Template.fromStack(stack).toJSON()).isNotNull();
  }
}
