package com.paymentmigration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

class PaymentMigrationStackTest {
  @Test
  void theStackSynthesizes() {
    App app = new App();
    PaymentMigrationStack stack =
        new PaymentMigrationStack(app, "PaymentMigrationStack", StackProps.builder().build());

    assertThat(Template.fromStack(stack).toJSON()).isNotNull();
  }
}
