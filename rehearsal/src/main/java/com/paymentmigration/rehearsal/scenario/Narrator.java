package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.rehearsal.emulator.AuditWatch;
import com.paymentmigration.rehearsal.function.Invocation;
import com.paymentmigration.rehearsal.record.Event;

/** Tells what the migration does, from its audit events and its functions. */
final class Narrator {
  private static final int LONGEST = 300;

  private final Recorder recorder;
  private volatile long fencedAt;
  private volatile boolean over;

  Narrator(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Starts telling; the result ends it. */
  Runnable watch(World world) {
    Runnable unwatch = world.audit().listen(this::tell);
    world.functions().listen(this::tell);
    return () -> {
      over = true;
      unwatch.run();
    };
  }

  private void tell(AuditWatch.Change change) {
    String text = change.intent() + " (epoch " + change.epoch() + "): " + change.reason();
    switch (change.intent()) {
      case "SET_WEIGHT" -> recorder.event(Event.LANE_TRAFFIC, change.reason(), Event.INFO);
      case "FENCE" -> {
        fencedAt = change.nanos();
        recorder.event(Event.LANE_WORKFLOW, text, Event.WARN);
      }
      case "OPENED" -> {
        if (fencedAt != 0) {
          recorder.span(fencedAt, Event.LANE_WRITER, "no writer, then " + change.to(), Event.WARN);
          fencedAt = 0;
        }
        recorder.event(Event.LANE_WORKFLOW, text, Event.GOOD);
      }
      case "COMPLETE", "ROLLED_BACK", "REPLICATION_PROVEN" ->
          recorder.event(Event.LANE_WORKFLOW, text, Event.GOOD);
      case "HALT" -> recorder.event(Event.LANE_WORKFLOW, text, Event.BAD);
      case "BEGIN_ROLLBACK", "REQUEST_ROLLBACK" ->
          recorder.event(Event.LANE_WORKFLOW, text, Event.WARN);
      default -> recorder.event(Event.LANE_WORKFLOW, text, Event.INFO);
    }
  }

  private void tell(Invocation invocation) {
    if (over || invocation.endedNanos() == 0) {
      return;
    }
    String name = invocation.function().replaceAll("^Switch|Function$", "");
    if (invocation.error() != null) {
      recorder.span(
          invocation.startedNanos(),
          Event.LANE_WORKFLOW,
          name + " failed: " + shortened(invocation.error()),
          Event.BAD);
    } else if (invocation.does("Writer", "move")
        || invocation.does("Writer", "recover")
        || invocation.function().contains("Replication")
        || invocation.function().contains("Preflight")) {
      recorder.span(invocation.startedNanos(), Event.LANE_WORKFLOW, name, Event.INFO);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
