package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.RollbackBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
  /** What a reply that was lost means is decided above the client, by the write's own token. */
  @Test
  void aClientRepeatsNoWriteByItself() {
    assertThat(CallLimits.ONCE.attempts()).isEqualTo(1);
    assertThat(CallLimits.ONCE.call()).isEqualTo(CallLimits.ONCE.attempt());
  }

  @Test
  void aCallOfTheWayBackFitsIntoItsStep() {
    assertThat(CallLimits.QUICK.call()).isLessThan(RollbackBudget.TRAFFIC.timeout());
    assertThat(CallLimits.ONCE.call()).isLessThan(RollbackBudget.CLAIM.timeout());
  }

  @Test
  void limitsThatContradictEachOtherAreRefused() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new CallLimits(second, second.minusMillis(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallLimits(Duration.ZERO, second, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallLimits(second, second, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
