package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShiftTrafficTest {
  private static final TrafficWeight TEN = new TrafficWeight(10);

  private final FakeRule rule = new FakeRule();
  private final FakeIntents intents = new FakeIntents();
  private final ManualTime time = new ManualTime();
  private final ShiftTraffic shift = new ShiftTraffic(rule, intents, time.timing());

  @Test
  void aStepGivesTheRuleTheWeightsAndRecordsTheIntent() {
    shift.to(7, TEN);

    assertThat(rule.live).isEqualTo(new RuleWeights(90, 10));
    assertThat(intents.now.weight()).isEqualTo(TEN);
  }

  @Test
  void aRepeatedStepWritesNothingMore() {
    shift.to(7, TEN);
    shift.to(7, TEN);

    assertThat(rule.writes).containsExactly(TEN);
  }

  @Test
  void anActorOfAnOlderEpochChangesNothing() {
    assertThatThrownBy(() -> shift.to(6, TEN)).isInstanceOf(StaleActorException.class);

    assertThat(rule.writes).isEmpty();
    assertThat(intents.now.weight()).isEqualTo(new TrafficWeight(0));
  }

  @Test
  void aStepDuringARollbackChangesNothing() {
    intents.status(MigrationStatus.ROLLING_BACK);

    assertThatThrownBy(() -> shift.to(7, TEN)).isInstanceOf(StaleActorException.class);

    assertThat(rule.writes).isEmpty();
  }

  @Test
  void anActorThatIsOvertakenWhileItWritesRestoresWhatTheLaterRunIntends() {
    rule.afterNextWrite(() -> intents.takenOver(MigrationStatus.ROLLING_BACK, 0));

    assertThatThrownBy(() -> shift.to(7, TEN)).isInstanceOf(StaleActorException.class);

    assertThat(rule.live).isEqualTo(new RuleWeights(100, 0));
  }

  @Test
  void weightsThatAreNotReadBackAreSetAgain() {
    rule.ignoreWrites(2);

    shift.to(7, TEN);

    assertThat(rule.writes).containsExactly(TEN, TEN, TEN);
    assertThat(rule.live).isEqualTo(new RuleWeights(90, 10));
  }

  @Test
  void weightsThatNeverComeTrueFailAfterFiveSeconds() {
    rule.ignoreWrites(Integer.MAX_VALUE);

    assertThatThrownBy(() -> shift.to(7, TEN))
        .isInstanceOf(TransientFailureException.class)
        .hasMessage(
            "weights of the listener rule: set blue 90 / green 10, still read blue 100 / green 0"
                + " after 5000 ms");
    assertThat(time.elapsed()).isEqualTo(ShiftTraffic.SET_BUDGET);
  }

  @Test
  void tooFewHealthyTargetsBeforeTheStepLeaveTheWeightsAsTheyAre() {
    rule.targets(Environment.BLUE, new TargetHealth(9, 0, 0));
    rule.targets(Environment.GREEN, new TargetHealth(2, 1, 0));

    assertThatThrownBy(() -> shift.to(7, new TrafficWeight(25)))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("targets of green before the step to 25 %")
        .hasMessageContaining("needed 3 healthy");
    assertThat(rule.writes).isEmpty();
    assertThat(intents.now.weight()).isEqualTo(new TrafficWeight(0));
  }

  @Test
  void aTargetThatBecomesHealthyInTimeIsWaitedFor() {
    rule.targets(Environment.GREEN, new TargetHealth(0, 1, 0));
    ManualTime slow = new ManualTime();
    ShiftTraffic patient =
        new ShiftTraffic(
            rule,
            intents,
            new Timing(
                slow.timing().clock(),
                duration -> {
                  slow.advance(duration);
                  rule.targets(Environment.GREEN, new TargetHealth(1, 0, 0));
                }));

    assertThatCode(() -> patient.to(7, TEN)).doesNotThrowAnyException();
  }

  @Test
  void targetsThatFailUnderTheirNewShareFailTheStep() {
    rule.afterNextWrite(() -> rule.targets(Environment.GREEN, new TargetHealth(1, 0, 2)));

    assertThatThrownBy(() -> shift.to(7, TEN))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("targets of green after the step to 10 %");
    assertThat(time.elapsed()).isEqualTo(ShiftTraffic.CAPACITY_BUDGET);
  }

  @Test
  void aStepTowardsBlueNeedsBluesTargets() {
    rule.live = new RuleWeights(0, 100);
    rule.targets(Environment.BLUE, new TargetHealth(0, 0, 3));

    assertThatThrownBy(() -> shift.to(7, new TrafficWeight(90)))
        .hasMessageContaining("targets of blue before the step to 10 %");
  }

  @Test
  void waitingForTargetsEndsAfterThreeSeconds() {
    rule.targets(Environment.GREEN, new TargetHealth(0, 0, 0));

    assertThatThrownBy(() -> shift.to(7, TEN)).isInstanceOf(TransientFailureException.class);

    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }
}
