package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.time.Instant;
import java.util.List;

/** The state item in memory: a run from blue to green. */
final class FakeIntents implements TrafficIntents {
  TrafficIntent now =
      new TrafficIntent(
          7,
          40,
          MigrationStatus.SHIFTING,
          RunStep.SHIFTING,
          Environment.BLUE,
          Environment.GREEN,
          new TrafficWeight(0),
          ManualTime.START.minusSeconds(600),
          ManualTime.START);

  /** Another run has begun meanwhile and intends {@code weight}. */
  void takenOver(MigrationStatus status, int weight) {
    now =
        new TrafficIntent(
            now.epoch() + 1,
            now.version() + 1,
            status,
            now.step(),
            now.active(),
            now.target(),
            new TrafficWeight(weight),
            now.runStartedAt(),
            now.stepStartedAt());
  }

  void status(MigrationStatus status) {
    now = with(status, now.weight(), now.stepStartedAt());
  }

  void step(RunStep step) {
    now =
        new TrafficIntent(
            now.epoch(),
            now.version() + 1,
            now.status(),
            step,
            now.active(),
            now.target(),
            now.weight(),
            now.runStartedAt(),
            now.stepStartedAt());
  }

  void intend(int weight) {
    now = with(now.status(), new TrafficWeight(weight), now.stepStartedAt());
  }

  void stepStartedAt(Instant instant) {
    now = with(now.status(), now.weight(), instant);
  }

  @Override
  public TrafficIntent read() {
    return now;
  }

  @Override
  public TrafficIntent record(
      long epoch, TrafficWeight weight, List<MigrationStatus> during, String why) {
    now.requireEpoch(epoch);
    if (!during.contains(now.status())) {
      throw new StaleActorException("status " + now.status());
    }
    now = with(now.status(), weight, now.stepStartedAt());
    return now;
  }

  private TrafficIntent with(MigrationStatus status, TrafficWeight weight, Instant stepStartedAt) {
    return new TrafficIntent(
        now.epoch(),
        now.version() + 1,
        status,
        now.step(),
        now.active(),
        now.target(),
        weight,
        now.runStartedAt(),
        stepStartedAt);
  }
}
