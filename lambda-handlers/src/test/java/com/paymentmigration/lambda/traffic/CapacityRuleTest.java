package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityRuleTest {
  @ParameterizedTest
  @CsvSource({"0,9,0", "1,9,1", "1,0,1", "25,9,3", "25,8,2", "50,3,2", "100,3,3", "100,0,1"})
  void aShareNeedsItsPartOfTheOthersTargetsRoundedUpAndAtLeastOne(
      int share, int otherHealthy, int needed) {
    assertThat(CapacityRule.needed(share, otherHealthy)).isEqualTo(needed);
  }

  @Test
  void aFleetThatMostlyFailsIsNoCapacity() {
    assertThat(CapacityRule.satisfied(1, new TargetHealth(2, 0, 2), new TargetHealth(3, 0, 0)))
        .isFalse();
  }

  @Test
  void noShareNeedsNoTarget() {
    assertThat(CapacityRule.satisfied(0, new TargetHealth(0, 0, 3), new TargetHealth(3, 0, 0)))
        .isTrue();
  }
}
