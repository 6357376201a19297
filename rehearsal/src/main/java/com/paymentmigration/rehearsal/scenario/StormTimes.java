package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.emulator.AuditWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long clients had no writer in the moves of a storm, and how long rollbacks took. */
final class StormTimes {
  private static final long BEFORE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final List<Long> untroubled = new ArrayList<>();
  private final List<Long> troubled = new ArrayList<>();
  private final List<Long> rollbacks = new ArrayList<>();

  /**
   * Of one run: every time that a side was fenced until one was open.
   *
   * @param since {@code System.nanoTime()} when the run began
   * @param calm whether no trouble met it
   */
  void run(Stage stage, long since, boolean calm) {
    List<AuditWatch.Change> changes = stage.changes(since);
    for (int index = 0; index < changes.size(); index++) {
      AuditWatch.Change fence = changes.get(index);
      Optional<AuditWatch.Change> opened =
          fence.intent().equals("FENCE")
              ? opened(changes.subList(index, changes.size()))
              : Optional.empty();
      if (opened.isPresent()) {
        long gap =
            stage
                .world()
                .ledger()
                .longestGapMillis(fence.nanos() - BEFORE_NANOS, opened.get().nanos() + AFTER_NANOS);
        (calm ? untroubled : troubled).add(gap);
      }
    }
  }

  /** A rollback that a person asked for at {@code asked}, if it brought a writer back. */
  void rollback(Stage stage, long asked) {
    opened(stage.changes(asked))
        .ifPresent(opened -> rollbacks.add(TimeUnit.NANOSECONDS.toMillis(opened.nanos() - asked)));
  }

  private static Optional<AuditWatch.Change> opened(List<AuditWatch.Change> changes) {
    return changes.stream().filter(change -> change.intent().equals("OPENED")).findFirst();
  }

  /** Longest time from a rollback's request to the writer; 0 if there was none. */
  long slowestRollbackMillis() {
    return rollbacks.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public String toString() {
    return "writes unavailable around a fence: without a trouble %s, with one %s; rollback request to writer back: %s"
        .formatted(figure(untroubled), figure(troubled), figure(rollbacks));
  }

  private static String figure(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : "p50 %d ms, max %d ms of %d"
            .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
  }
}
