package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollTrafficBackTest {
  private final FakeRule rule = new FakeRule();
  private final FakeIntents intents = new FakeIntents();
  private final ManualTime time = new ManualTime();
  private boolean stackBusy;
  private final RollTrafficBack back =
      new RollTrafficBack(rule, intents, () -> stackBusy, time.timing());

  @BeforeEach
  void aRollbackIsUnderWayAtHalf() {
    intents.status(MigrationStatus.ROLLING_BACK);
    intents.intend(50);
    rule.live = new RuleWeights(50, 50);
  }

  @Test
  void everythingGoesBackAndTheIntentIsRecorded() {
    HeldTraffic held = back.to(7, Environment.BLUE);

    assertThat(rule.live).isEqualTo(new RuleWeights(100, 0));
    assertThat(intents.now.weight()).isEqualTo(TrafficWeight.allTo(Environment.BLUE));
    assertThat(held).isEqualTo(new HeldTraffic(new TrafficWeight(0), true, true));
  }

  @Test
  void aSecondCallIsHarmless() {
    back.to(7, Environment.BLUE);

    assertThat(back.to(7, Environment.BLUE).corrected()).isFalse();
    assertThat(rule.writes).hasSize(1);
  }

  @Test
  void aRollbackDoesNotWaitForAStackUpdateButSaysThatOneIsUnderWay() {
    stackBusy = true;

    assertThat(back.to(7, Environment.BLUE).settled()).isFalse();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void anOlderRollbackChangesNothing() {
    assertThatThrownBy(() -> back.to(6, Environment.BLUE)).isInstanceOf(StaleActorException.class);

    assertThat(rule.writes).isEmpty();
  }

  @Test
  void withoutARollbackUnderWayNothingGoesBack() {
    intents.status(MigrationStatus.COMPLETED);

    assertThatThrownBy(() -> back.to(7, Environment.BLUE)).isInstanceOf(StaleActorException.class);

    assertThat(rule.writes).isEmpty();
  }

  @Test
  void settingAndReadingBackEndsAfterFiveSeconds() {
    rule.ignoreWrites(Integer.MAX_VALUE);

    assertThatThrownBy(() -> back.to(7, Environment.BLUE))
        .isInstanceOf(TransientFailureException.class);
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void trafficStaysOnTheOnlyHealthySide() {
    rule.targets(Environment.BLUE, new TargetHealth(0, 0, 3));

    assertThatThrownBy(() -> back.to(7, Environment.BLUE))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("targets of blue: received 0 healthy");
    assertThat(rule.writes).isEmpty();
  }

  @Test
  void trafficGoesBackWhenNeitherSideIsHealthy() {
    rule.targets(Environment.BLUE, new TargetHealth(0, 0, 3));
    rule.targets(Environment.GREEN, new TargetHealth(0, 0, 3));

    back.to(7, Environment.BLUE);

    assertThat(rule.live).isEqualTo(new RuleWeights(100, 0));
  }
}
