package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficAtRestTest {
  private final FakeRule rule = new FakeRule();
  private final FakeIntents intents = new FakeIntents();
  private boolean stackBusy;
  private final Timing timing = new ManualTime().timing();
  private final TrafficAtRest rest =
      new TrafficAtRest(
          rule, intents, () -> stackBusy, new HoldTraffic(rule, intents, () -> stackBusy, timing));

  @BeforeEach
  void nothingRuns() {
    intents.status(MigrationStatus.COMPLETED);
    intents.step(RunStep.IDLE);
  }

  @Test
  void aRuleThatIsAsTheStateItemSaysIsLeftAlone() {
    assertThat(rest.look()).isTrue();
    assertThat(rule.writes).isEmpty();
  }

  @Test
  void aWeightThatALateDeploymentWroteIsPutRightAndSomebodyIsTold() {
    rule.live = new RuleWeights(50, 50);

    assertThatThrownBy(rest::look)
        .isInstanceOf(DisturbedAtRestException.class)
        .hasMessageContaining("received blue 50 / green 50")
        .hasMessageContaining("green 0 % again");
    assertThat(rule.live).isEqualTo(new RuleWeights(100, 0));
    assertThat(rest.look()).isTrue();
  }

  @Test
  void nothingIsPutRightWhileAStackUpdateIsUnderWay() {
    rule.live = new RuleWeights(50, 50);
    stackBusy = true;

    assertThat(rest.look()).isFalse();
    assertThat(rule.writes).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"READY", "SHIFTING", "CUTTING_OVER", "SWITCHED", "ROLLING_BACK", "HALTED"})
  void whileSomethingRunsTheRuleIsTheRuns(MigrationStatus status) {
    rule.live = new RuleWeights(50, 50);
    intents.status(status);

    assertThat(rest.look()).isFalse();
    assertThat(rule.writes).isEmpty();
  }

  @Test
  void aRunThatBeginsMeanwhileKeepsItsWeight() {
    rule.live = new RuleWeights(50, 50);
    rule.afterNextWrite(() -> intents.takenOver(MigrationStatus.SHIFTING, 25));

    assertThat(rest.look()).isFalse();
    assertThat(rule.live).isEqualTo(new RuleWeights(75, 25));
  }
}
