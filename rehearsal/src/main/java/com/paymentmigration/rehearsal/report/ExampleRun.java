package com.paymentmigration.rehearsal.report;

import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.Sample;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Records made up for the tests of the presentation, in the shape of a rehearsal's: one that goes
 * through and one that goes back and fails. No document shows them.
 */
final class ExampleRun {
  private static final long PERIOD = 250;
  private static final long DURATION = 42_000;
  private static final long FENCE = 24_000;
  private static final long OPEN = 25_000;

  private ExampleRun() {}

  static RehearsalRun run() {
    return new RehearsalRun(
        "Example of a run",
        1_764_108_000_000L,
        2 * DURATION + 30_000,
        "2 cores",
        0.05,
        List.of(forward(), backward()),
        List.of("AWS::RDS::DBCluster", "AWS::Backup::BackupPlan"));
  }

  /** Blue to green, nothing broken. */
  static ScenarioRecord forward() {
    return new ScenarioRecord(
        "happy-migration",
        "Blue to green with nothing broken",
        "COMPLETED, green is the writer and takes all traffic",
        true,
        DURATION,
        samples(false),
        List.of(
            new Event(500, null, Event.LANE_OPERATOR, "migration started", Event.INFO),
            new Event(900, 2_400L, Event.LANE_WORKFLOW, "Preflight", Event.INFO),
            new Event(4_000, null, Event.LANE_TRAFFIC, "weights 90/10", Event.INFO),
            new Event(10_000, null, Event.LANE_TRAFFIC, "weights 50/50", Event.INFO),
            new Event(16_000, null, Event.LANE_TRAFFIC, "weights 0/100", Event.INFO),
            new Event(21_000, null, Event.LANE_OPERATOR, "approved", Event.GOOD),
            new Event(FENCE, OPEN, Event.LANE_WRITER, "no writer: fence to open", Event.WARN),
            new Event(OPEN, null, Event.LANE_WRITER, "green takes writes", Event.GOOD),
            new Event(DURATION, null, Event.LANE_CHECK, "I1-I6 hold", Event.GOOD)),
        List.of(
            new CheckResult("no acknowledged payment is lost", true, "14 210 looked up"),
            new CheckResult("weights = parameters", true, "0/100 and 0/100")),
        new Figures(31_000, 0, 0, 1_040, null, null, 0, 0));
  }

  /** Green answers with errors; one check fails. */
  static ScenarioRecord backward() {
    return new ScenarioRecord(
        "green-erroring",
        "Green answers 500 from 50 % on <script>alert('x')</script>",
        "ROLLED_BACK, all traffic on blue",
        false,
        DURATION,
        samples(true),
        List.of(
            new Event(500, null, Event.LANE_OPERATOR, "migration started", Event.INFO),
            new Event(12_000, 20_000L, Event.LANE_FAULT, "green answers 500", Event.BAD),
            new Event(13_000, null, Event.LANE_WORKFLOW, "bake failed: \"5xx\" & more", Event.WARN),
            new Event(15_000, null, Event.LANE_TRAFFIC, "weights 100/0", Event.GOOD)),
        List.of(new CheckResult("sessions are intact", false, "3 of 400 missing: <a&b>")),
        new Figures(28_000, 2, 41, 380, 3_100L, null, 0, 0));
  }

  private static List<Sample> samples(boolean broken) {
    List<Sample> samples = new ArrayList<>();
    for (long at = PERIOD; at <= DURATION; at += PERIOD) {
      samples.add(broken ? back(at) : forth(at));
    }
    return samples;
  }

  private static Sample forth(long at) {
    int green = at < 4_000 ? 0 : at < 10_000 ? 10 : at < 16_000 ? 50 : 100;
    boolean none = at >= FENCE && at < OPEN;
    String writer = none ? "NONE" : at < FENCE ? "BLUE" : "GREEN";
    String status =
        at < 1_000
            ? "REPLICATING"
            : at < 23_000
                ? "SHIFTING"
                : at < OPEN ? "CUTTING_OVER" : at < 38_000 ? "SWITCHED" : "COMPLETED";
    String step =
        switch (status) {
          case "SHIFTING" -> at < 18_000 ? "SHIFTING" : "APPROVAL";
          case "CUTTING_OVER" -> at < 24_600 ? "FENCING" : "PROMOTING";
          case "SWITCHED" -> "BAKING";
          default -> "IDLE";
        };
    return sample(at, green, 0, none ? 60 : 1, writer, status, step);
  }

  private static Sample back(long at) {
    int green = at < 4_000 ? 0 : at < 10_000 ? 10 : at < 15_000 ? 50 : 0;
    boolean bad = at >= 12_000 && at < 15_500;
    String status =
        at < 1_000
            ? "REPLICATING"
            : at < 14_500 ? "SHIFTING" : at < 18_000 ? "ROLLING_BACK" : "ROLLED_BACK";
    String step = status.equals("SHIFTING") ? "SHIFTING" : "IDLE";
    return sample(at, green, bad ? 3 : 0, bad ? 12 : 1, "BLUE", status, step);
  }

  private static Sample sample(
      long at, int green, int errors, double slow, String writer, String status, String step) {
    int wave = (int) (at / PERIOD * 7 % 11);
    int all = slow > 50 ? 70 : 180 + wave;
    int greens = all * green / 100;
    return new Sample(
        at,
        100 - green,
        green,
        all - greens,
        greens,
        errors,
        3 + wave / 5.0,
        (14 + wave) * slow,
        writer.equals("NONE") ? 0.4 : 0.1,
        writer,
        status,
        step);
  }
}
