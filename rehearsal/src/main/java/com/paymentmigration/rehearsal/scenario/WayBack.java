package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.rehearsal.emulator.AuditWatch;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Sample;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a rollback took, from the first sign: the first bad probe, else the request, else the
 * moment when the rollback was claimed.
 *
 * @param trafficMillis until the front sent everything to the old side; null if it did not
 * @param writerMillis until the old side was proven open again; null if it was not
 * @param restMillis until the rollback was recorded as over; null if it was not
 * @param toDo what had to come back; null without a rollback
 */
record WayBack(Long trafficMillis, Long writerMillis, Long restMillis, ToDo toDo) {
  /**
   * What had to come back: without it no value is no failure.
   *
   * @param traffic whether traffic was away from the old side at the first sign or later
   * @param writer whether the old side was closed in this scenario, and the rollback did not halt
   *     with the other one
   */
  record ToDo(boolean traffic, boolean writer) {}

  /** What invariant I3 allows. */
  private static final long BUDGET_MILLIS = 300_000;

  private static final long TRAFFIC_MILLIS = 15_000;
  private static final long WRITER_MILLIS = 30_000;

  static WayBack of(Stage stage, Recorder recorder, MigrationState state) {
    List<AuditWatch.Change> changes = stage.changes(stage.began());
    boolean rolledBack =
        stage.timesARollback()
            && changes.stream().anyMatch(change -> change.intent().equals("BEGIN_ROLLBACK"));
    if (!rolledBack) {
      return new WayBack(null, null, null, null);
    }
    long since = since(stage, changes);
    return new WayBack(
        trafficBack(stage.old(), recorder, recorder.at(since)),
        state.writer().is(stage.old()) ? last(changes, since, List.of("OPENED")) : null,
        last(changes, since, List.of("ROLLED_BACK", "HALT")),
        new ToDo(
            wasAway(stage.old(), recorder, recorder.at(since)),
            state.status() == MigrationStatus.ROLLED_BACK
                && changes.stream().anyMatch(change -> change.intent().equals("FENCE"))));
  }

  private static boolean wasAway(Environment old, Recorder recorder, long since) {
    boolean before = false;
    for (Sample sample : recorder.samples()) {
      boolean away = (old == Environment.BLUE ? sample.greenWeight() : sample.blueWeight()) != 0;
      if (sample.at() >= since && (away || before)) {
        return true;
      }
      before = away;
    }
    return false;
  }

  private static long since(Stage stage, List<AuditWatch.Change> changes) {
    long badProbe = stage.world().front().takeFirstBadProbe();
    if (stage.rollbackSince() != 0) {
      return stage.rollbackSince();
    }
    return badProbe != 0
        ? badProbe
        : changes.stream()
            .filter(change -> change.intent().contains("ROLLBACK"))
            .mapToLong(AuditWatch.Change::nanos)
            .findFirst()
            .orElseThrow();
  }

  private static Long trafficBack(Environment old, Recorder recorder, long since) {
    Long back = null;
    boolean away = false;
    for (Sample sample : recorder.samples()) {
      boolean home = (old == Environment.BLUE ? sample.greenWeight() : sample.blueWeight()) == 0;
      if (sample.at() >= since && away && home) {
        back = sample.at() - since;
      }
      away = !home;
    }
    return back;
  }

  private static Long last(List<AuditWatch.Change> changes, long since, List<String> intents) {
    return changes.stream()
        .filter(change -> change.nanos() >= since && intents.contains(change.intent()))
        .map(change -> TimeUnit.NANOSECONDS.toMillis(change.nanos() - since))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  List<CheckResult> checks() {
    return toDo == null
        ? List.of()
        : List.of(
            within("I3: the rollback is over within 300 s", restMillis, BUDGET_MILLIS, true),
            within("traffic is back within 15 s", trafficMillis, TRAFFIC_MILLIS, toDo.traffic()),
            within("the writer is back within 30 s", writerMillis, WRITER_MILLIS, toDo.writer()));
  }

  private static CheckResult within(String name, Long millis, long limit, boolean demanded) {
    return millis == null
        ? new CheckResult(name, !demanded, demanded ? "it never came back" : "it had not moved")
        : new CheckResult(name, millis <= limit, "after " + millis + " ms");
  }
}
