package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.PaymentMigrationApp;
import com.paymentmigration.PaymentMigrationStack;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.TestStacks;
import com.paymentmigration.testsupport.WholeStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.lambda.Code;

/** Not only the selected profile passes every gate. */
class EveryProfileTest {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void noRuleIsBroken(String profile) {
    assertThat(GateRun.errors(WholeStack.ofProfile(profile).template())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void noFindingOfCdkNagIsUnacknowledged(String profile) {
    PaymentMigrationStack stack =
        PaymentMigrationApp.compose(
            TestStacks.app(),
            TestStacks.selected(profile),
            Code.fromAsset(SourceTree.path("docs").toString()));

    assertThat(NagFindings.of(stack)).isEmpty();
  }
}
