package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.time.Instant;

/** A clock that a pause moves; stops at a pause of the test's choice. */
final class FakeTime implements Timekeeper {
  static final Instant BEGIN = Instant.parse("2026-12-01T10:00:00Z");

  private final boolean stops;
  private final FakeTime origin;
  private Instant now = BEGIN;
  private int pauses;
  int stopAt = Integer.MAX_VALUE;

  FakeTime() {
    stops = true;
    origin = this;
  }

  private FakeTime(FakeTime origin) {
    stops = false;
    this.origin = origin;
  }

  @Override
  public Instant now() {
    return origin.now;
  }

  @Override
  public void pause(Duration time) {
    origin.pauses++;
    if (stops && origin.pauses >= origin.stopAt) {
      throw new StoppedException();
    }
    origin.now = origin.now.plus(time);
  }

  int pauses() {
    return origin.pauses;
  }

  @Override
  public Timekeeper unstoppable() {
    return new FakeTime(origin);
  }
}
