package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.StateReads;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.RehearsalRun;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a rehearsal of the whole migration showed of the user's application, rule by rule. */
public final class Observed {
  private static final double LEAST_READS_PER_SECOND = 1.0;

  private Observed() {}

  /**
   * The certificate of a rehearsal; never whole: {@code ./certify} plays what no migration does.
   *
   * @param application its command
   * @param run that was played
   * @param record what both its processes said to the databases
   * @param reads how they read the state item
   * @param since {@code System.nanoTime()} when it began
   */
  public static Certificate of(
      String application, RehearsalRun run, WireRecord record, StateReads reads, long since) {
    Findings findings = new Findings(each -> {});
    findings.begin("rehearsal");
    pointer(findings, reads.since(since));
    CondemnedTrial.reuse(findings, record, since);
    books(findings, run.scenarios());
    long onReader =
        record.statements(since).stream()
            .filter(seen -> seen.side().equals("reader") && seen.what().equals("write"))
            .count();
    findings.found(
        Rule.TRANSACTION,
        "the reader endpoint is not written to",
        onReader == 0,
        onReader + " writes went there");
    WireTrial.judge(findings, record, since);
    findings.notShown(Rule.SYNTHETIC, "a synthetic payment goes the whole way", "./certify pays");
    return new Certificate(
        application,
        run.startedAtEpochMillis(),
        run.durationMillis(),
        run.machine(),
        false,
        findings.all());
  }

  private static void pointer(Findings findings, List<StateReads.Read> reads) {
    if (reads.isEmpty()) {
      findings.found(Rule.POINTER, "the state item is read", false, "nobody read it");
      return;
    }
    long weak = reads.stream().filter(read -> !read.consistent()).count();
    long first = reads.get(0).nanos();
    long last = reads.get(reads.size() - 1).nanos();
    double seconds = Math.max(1, TimeUnit.NANOSECONDS.toMillis(last - first) / 1000.0);
    findings.found(
        Rule.POINTER,
        "it is read consistently",
        weak == 0,
        weak + " of " + reads.size() + " reads without ConsistentRead");
    findings.found(
        Rule.POINTER,
        "it is read once a second",
        reads.size() / seconds >= LEAST_READS_PER_SECOND,
        reads.size() + " reads by two processes in " + Math.round(seconds) + " s");
  }

  private static void books(Findings findings, List<ScenarioRecord> scenarios) {
    for (ScenarioRecord scenario : scenarios) {
      findings.begin(scenario.name());
      long lost = scenario.figures().lost();
      long doubled = scenario.figures().doubled();
      findings.found(
          Rule.COMMIT,
          "no payment is lost or doubled",
          lost == 0 && doubled == 0 && scenario.figures().requests() > 0,
          lost
              + " lost, "
              + doubled
              + " doubled in "
              + scenario.figures().requests()
              + " requests");
      findings.found(
          Rule.ERRORS,
          "clients that try again are served",
          scenario.figures().failedWrites() == 0,
          scenario.figures().failedWrites() + " payments were given up after 30 s");
      scenario.checks().stream()
          .filter(check -> !check.passed())
          .map(CheckResult::name)
          .findFirst()
          .ifPresent(
              name ->
                  findings.notShown(
                      Rule.FENCE, "the migration goes its way", "check that failed: " + name));
    }
    findings.begin("rehearsal");
  }
}
