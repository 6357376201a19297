package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.traffic.RuleWeights;
import org.junit.jupiter.api.Test;

/** What is live is shown as it is, and never taken for what is intended. */
class LiveTrafficTest {
  @Test
  void theIntendedWeightsAreSaidToBeSo() {
    LiveTraffic live = LiveTraffic.of(new RuleWeights(75, 25), 25);

    assertThat(live.differs()).isFalse();
    assertThat(live.text(25)).isEqualTo("weights blue 75, green 25, as intended");
  }

  @Test
  void anySharesOtherThanTheIntendedWeightsDifferAlsoWeightsOfTheSameProportion() {
    assertThat(LiveTraffic.of(new RuleWeights(3, 1), 25).differs()).isTrue();
    assertThat(LiveTraffic.of(new RuleWeights(0, 0), 0).differs()).isTrue();
    assertThat(LiveTraffic.of(new RuleWeights(100, 0), 25).text(25))
        .startsWith("weights blue 100, green 0: DIFFERS from the intended 25 %; if it stays so");
  }

  @Test
  void whatCouldNotBeReadIsNeitherSoNorOtherwise() {
    LiveTraffic live = LiveTraffic.unknown("no answer");

    assertThat(live.differs()).isFalse();
    assertThat(live.asIntended()).isNull();
    assertThat(live.text(25)).isEqualTo("not known, no answer");
  }
}
