package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficWeightTest {
  @Test
  void blueReceivesWhatGreenDoesNot() {
    TrafficWeight weight = new TrafficWeight(10);

    assertThat(weight.of(Environment.GREEN)).isEqualTo(10);
    assertThat(weight.of(Environment.BLUE)).isEqualTo(90);
  }

  @Test
  void allToAnEnvironmentLeavesNothingForTheOther() {
    for (Environment environment : Environment.values()) {
      assertThat(TrafficWeight.allTo(environment).of(environment)).isEqualTo(100);
      assertThat(TrafficWeight.allTo(environment).of(environment.other())).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 7, 101})
  void aWeightOutsideTheMappingIsRejectedWithWhatIsAllowed(int percent) {
    assertThatThrownBy(() -> new TrafficWeight(percent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GreenTrafficWeight: received %d, allowed: 0, 1, 5, 10, 20, 25, 50, 75, 90, 95, 99, 100",
            percent);
  }
}
