package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldTrafficTest {
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final FakeRule rule = new FakeRule();
  private final FakeIntents intents = new FakeIntents();
  private boolean stackBusy;
  private final HoldTraffic hold =
      new HoldTraffic(rule, intents, () -> stackBusy, new ManualTime().timing());

  @Test
  void aRuleThatIsAsIntendedIsNotWritten() {
    assertThat(hold.once(7, BUDGET)).isEqualTo(new HeldTraffic(new TrafficWeight(0), false, true));
    assertThat(rule.writes).isEmpty();
  }

  @Test
  void weightsThatALateStackUpdateWroteAreCorrected() {
    stackBusy = true;
    rule.live = new RuleWeights(50, 50);

    assertThat(hold.once(7, BUDGET)).isEqualTo(new HeldTraffic(new TrafficWeight(0), true, false));
    assertThat(rule.live).isEqualTo(new RuleWeights(100, 0));
  }

  @Test
  void weightsChangedByHandAreCorrected() {
    rule.live = new RuleWeights(7, 3);

    assertThat(hold.once(7, BUDGET).corrected()).isTrue();
  }

  @Test
  void anActorOfAnOlderEpochChangesNothing() {
    rule.live = new RuleWeights(50, 50);

    assertThatThrownBy(() -> hold.once(6, BUDGET)).isInstanceOf(StaleActorException.class);
    assertThat(rule.writes).isEmpty();
  }

  @Test
  void anActorThatIsOvertakenWhileItWritesRestoresWhatTheLaterRunIntends() {
    rule.live = new RuleWeights(50, 50);
    rule.afterNextWrite(() -> intents.takenOver(MigrationStatus.SHIFTING, 25));

    assertThatThrownBy(() -> hold.once(7, BUDGET)).isInstanceOf(StaleActorException.class);
    assertThat(rule.live).isEqualTo(new RuleWeights(75, 25));
  }
}
