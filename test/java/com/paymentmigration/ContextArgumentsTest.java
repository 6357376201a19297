package com.paymentmigration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.config.ConfigurationException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextArgumentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bin/cdk synth -c environmentName",
        "/bin/cdk synth -c",
        "/bin/cdk -c =x synth",
        "/bin/cdk synth --context environmentName --quiet",
        "/bin/cdk synth --context=environmentName",
        "/bin/cdk diff -c profile=dev -c region"
      })
  void whatIsNoAssignmentIsRefused(String line) {
    assertThatThrownBy(() -> ContextArguments.check(List.of(line.split(" ", -1))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("context argument: received '-")
        .hasMessageContaining("allowed: -c KEY=VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/bin/cdk synth",
        "/bin/cdk synth -c environmentName=dev-payment-a1b2c3d4 --quiet",
        "/bin/cdk deploy --context profile=dev --context=region=eu-west-1",
        "/bin/cdk context --clear"
      })
  void anythingElsePasses(String line) {
    assertThatCode(() -> ContextArguments.check(List.of(line.split(" ", -1))))
        .doesNotThrowAnyException();
  }
}
