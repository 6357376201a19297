package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A figure of the whole run beside what it should be.
 *
 * @param name what is counted
 * @param value the figure as it is shown
 * @param bound what it should be, as it is shown; null without a goal
 * @param met whether it is; true without a goal
 */
record Goal(String name, String value, String bound, boolean met) {
  /** A rollback has all traffic back this long after the first bad probe, in milliseconds. */
  static final long TRAFFIC_BACK_MILLIS = 15_000;

  /** And the writer, if it had moved, in milliseconds. */
  static final long WRITER_BACK_MILLIS = 30_000;

  /** Time for all scenarios on two cores, in milliseconds. */
  static final long SUITE_MILLIS = 15L * 60 * 1000;

  private static final long MILLIS_PER_SECOND = 1000;

  /** The run's figures, the most important first. */
  static List<Goal> of(RehearsalRun run) {
    long passed = run.scenarios().stream().filter(ScenarioRecord::passed).count();
    int played = run.scenarios().size();
    return List.of(
        new Goal(
            "scenarios passed", passed + " of " + played, "all", passed == played && played > 0),
        none("payments lost", sum(run, Figures::lost)),
        none("payments doubled", sum(run, Figures::doubled)),
        none("failed reads", sum(run, Figures::failedReads)),
        within(
            "traffic back, slowest", worst(run, Figures::trafficBackMillis), TRAFFIC_BACK_MILLIS),
        within("writer back, slowest", worst(run, Figures::writerBackMillis), WRITER_BACK_MILLIS),
        plain(
            "no write acknowledged, longest",
            Format.span(worst(run, Figures::writeUnavailabilityMillis))),
        plain("failed writes", Format.count(sum(run, Figures::failedWrites))),
        plain("requests", Format.count(sum(run, Figures::requests))),
        within("all scenarios took", run.durationMillis(), SUITE_MILLIS));
  }

  /** Whether there is a figure to judge. */
  boolean judged() {
    return bound != null && !value.equals(Format.ABSENT);
  }

  private static Goal none(String name, long value) {
    return new Goal(name, Format.count(value), "0", value == 0);
  }

  private static Goal within(String name, Long millis, long bound) {
    long seconds = bound / MILLIS_PER_SECOND;
    String shown = seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    return new Goal(name, Format.span(millis), "≤ " + shown, millis == null || millis <= bound);
  }

  private static Goal plain(String name, String value) {
    return new Goal(name, value, null, true);
  }

  private static long sum(RehearsalRun run, Function<Figures, Long> figure) {
    return run.scenarios().stream().mapToLong(one -> figure.apply(one.figures())).sum();
  }

  private static Long worst(RehearsalRun run, Function<Figures, Long> figure) {
    return run.scenarios().stream()
        .map(one -> figure.apply(one.figures()))
        .filter(Objects::nonNull)
        .max(Long::compare)
        .orElse(null);
  }
}
