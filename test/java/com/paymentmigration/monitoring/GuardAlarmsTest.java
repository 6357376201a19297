package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms of the user's own ring the guards; the stack gains no resource by them. */
class GuardAlarmsTest {
  private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

  private static final WholeStack NAMED =
      WholeStack.with(
          "staging", "alarms", "guardAlarms", List.of("card declines", "fraud-{side}-us-east-1"));

  @Test
  void aNameGuardsBothSidesAndOneWithASideItsOwn() {
    assertThat(rule("Blue")).contains("card declines", "fraud-blue-us-east-1");
    assertThat(rule("Blue")).doesNotContain("fraud-green");
    assertThat(rule("Green")).contains("card declines", "fraud-green-us-east-1");
  }

  @Test
  void oneOfThemIsEnough() {
    assertThat(rule("Green"))
        .contains("\\\") OR ALARM(\\\"card declines\\\") OR ALARM(\\\"fraud-green-us-east-1\\\")")
        .doesNotContain(" AND ", "NOT ");
  }

  @Test
  void theyAreNoResourcesOfTheStack() {
    assertThat(NAMED.template().path("Resources").size())
        .isEqualTo(WholeStack.ofProfile("staging").template().path("Resources").size());
  }

  private static String rule(String side) {
    for (var guard : NAMED.ofType(COMPOSITE).entrySet()) {
      if (guard.getKey().startsWith("Alarms" + side)) {
        JsonNode rule = guard.getValue().at("/Properties/AlarmRule");
        return rule.toString();
      }
    }
    throw new AssertionError("no guard of " + side);
  }
}
