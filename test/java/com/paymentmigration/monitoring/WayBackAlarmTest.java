package com.paymentmigration.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.TestStacks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class WayBackAlarmTest {
  private final Stack stack = TestStacks.stack();

  @Test
  void itRingsWhenOneOfThemWasNotCalledForThreeMinutesAndWhenNobodySaysAnything() {
    WayBackAlarm tested =
        new WayBackAlarm(stack, "Tested", List.of("run", "traffic-back"), Watched.TOPIC);
    Map<String, Object> alarm = Watched.alarm(stack, "TestedWayBackAsleep");

    assertThat(alarm)
        .containsEntry("EvaluationPeriods", 4)
        .containsEntry("DatapointsToAlarm", 3)
        .containsEntry("TreatMissingData", "breaching")
        .containsEntry("Threshold", 1);
    assertThat(Watched.query(alarm, "asleep").get("Expression"))
        .isEqualTo("IF(FILL(calls0, 0) < 1, 1, 0) + IF(FILL(calls1, 0) < 1, 1, 0)");
    assertThat(Watched.query(alarm, "calls1").toString()).contains("Invocations", "traffic-back");
    assertThat(tested.arn()).isNotEmpty();
  }

  @Test
  void moreFunctionsThanAnAlarmMayNameAreRejected() {
    List<String> eleven = Collections.nCopies(11, "function");

    assertThatThrownBy(() -> new WayBackAlarm(stack, "Tested", eleven, Watched.TOPIC))
        .hasMessage("functionNames: received 11, allowed: 1 to 10");
    assertThatThrownBy(() -> new WayBackAlarm(stack, "Empty", List.of(), Watched.TOPIC))
        .hasMessage("functionNames: received 0, allowed: 1 to 10");
  }
}
