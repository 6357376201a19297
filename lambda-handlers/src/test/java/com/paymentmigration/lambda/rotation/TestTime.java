package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.cutover.Pauser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when somebody pauses. */
final class TestTime extends Clock implements Pauser {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Runnable meanwhile = () -> {};

  /** What happens elsewhere while somebody pauses. */
  void during(Runnable happens) {
    meanwhile = happens;
  }

  @Override
  public void pause(Duration duration) {
    now = now.plus(duration);
    meanwhile.run();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
