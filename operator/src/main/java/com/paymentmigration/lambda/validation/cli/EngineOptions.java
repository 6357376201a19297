package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.validation.check.Check;
import com.paymentmigration.lambda.validation.check.StandardChecks;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.work.Options;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What the command line says about the validation. */
final class EngineOptions {
  @Option(names = "--tables", split = ",", description = "Only these tables.")
  List<String> tables = List.of();

  @Option(
      names = "--hash",
      defaultValue = "SHA1",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  RowHash hash;

  @Option(
      names = "--lanes",
      defaultValue = "2",
      description = "Chunks in flight, 1 to 64. Default ${DEFAULT-VALUE}.")
  int lanes;

  @Option(
      names = "--max-lag-seconds",
      defaultValue = "30",
      description = "Replica lag above which chunks wait. Default ${DEFAULT-VALUE}.")
  int maxLagSeconds;

  @Option(
      names = "--max-threads-running",
      defaultValue = "64",
      description = "Threads_running above which chunks wait. Default ${DEFAULT-VALUE}.")
  int maxThreadsRunning;

  @Option(
      names = "--patience-seconds",
      defaultValue = "60",
      description =
          "Longest wait for the target to catch up, or for a busy server. Default"
              + " ${DEFAULT-VALUE}.")
  int patienceSeconds;

  @Option(
      names = "--expect-replication",
      description = "A target that does not replicate is wrong.")
  boolean expectReplication;

  @Option(names = "--no-checks", description = "Compare rows only.")
  boolean noChecks;

  @Option(names = "--warn", split = ",", description = "Checks that only warn.")
  List<String> warnings = List.of();

  Options toOptions() {
    Ranges.check("--max-lag-seconds", maxLagSeconds, 0, Ranges.DAY);
    Ranges.check("--max-threads-running", maxThreadsRunning, 1, 100_000);
    Ranges.check("--patience-seconds", patienceSeconds, 1, Ranges.DAY);
    List<Check> checks = noChecks ? List.of() : StandardChecks.all();
    Duration patience = Duration.ofSeconds(patienceSeconds);
    return new Options(
        hash,
        lanes,
        patience,
        new Throttle.Settings(Duration.ofSeconds(maxLagSeconds), maxThreadsRunning, patience),
        checks,
        new TreeSet<>(warnings),
        expectReplication,
        Options.DEFAULT.unitRows(),
        new TreeSet<>(tables));
  }
}
