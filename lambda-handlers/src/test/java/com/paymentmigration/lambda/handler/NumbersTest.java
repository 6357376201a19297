package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Test
  void anOptionalNumberThatIsAbsentHasItsDefault() {
    assertThat(Numbers.positiveOr(443, Setting.LOAD_BALANCER_PORT, Map.of())).isEqualTo(443);
  }

  @Test
  void anOptionalNumberThatIsThereCounts() {
    assertThat(
            Numbers.positiveOr(
                443, Setting.LOAD_BALANCER_PORT, Map.of("LOAD_BALANCER_PORT", "8443")))
        .isEqualTo(8443);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "007", "-1", "1234567890", " 1"})
  void whatIsNoNumberFromOneUpwardsIsRefused(String value) {
    assertThatThrownBy(
            () -> Numbers.positive(Setting.DATABASE_PORT, Map.of("DATABASE_PORT", value)))
        .hasMessageContaining("DATABASE_PORT: received '" + value + "'");
  }

  @Test
  void anOptionalNumberThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                Numbers.positiveOr(
                    443, Setting.LOAD_BALANCER_PORT, Map.of("LOAD_BALANCER_PORT", "https")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LOAD_BALANCER_PORT: received 'https', allowed: a whole number");
  }
}
