package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WakefulnessTest {
  private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void theFirstRoundTouches() {
    assertThat(Wakefulness.after(null, THEN)).isEqualTo(new Wakefulness(true, THEN));
  }

  @Test
  void withinFourMinutesNobodyIsTouchedAgain() {
    assertThat(Wakefulness.after(THEN, THEN.plusSeconds(239)))
        .isEqualTo(new Wakefulness(false, THEN));
  }

  @Test
  void afterFourMinutesTheNextRoundTouches() {
    Instant now = THEN.plusSeconds(240);

    assertThat(Wakefulness.after(THEN, now)).isEqualTo(new Wakefulness(true, now));
  }
}
