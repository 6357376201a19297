package com.paymentmigration.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.logs.RetentionDays;

class LogRetentionTest {
  private static final int MOST = 4000;

  @Test
  void everyNumberOfDaysThatAProfileAllowsHasAConstantOfItsOwn() {
    List<Integer> allowed = new ArrayList<>();
    Set<RetentionDays> constants = EnumSet.noneOf(RetentionDays.class);
    for (int days = 0; days < MOST; days++) {
      try {
        allowed.add(new Retention(days, "retain", true, true).logDays());
        constants.add(LogRetention.of(days));
      } catch (ConfigurationException refused) {
        assertThat(refused).hasMessageContaining("retention.logDays: received " + days);
      }
    }

    assertThat(allowed).hasSize(17).startsWith(30, 60).endsWith(3653);
    assertThat(constants).hasSameSizeAs(allowed).doesNotContain(RetentionDays.INFINITE);
  }
}
