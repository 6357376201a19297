package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.validation.check.Check;
import com.paymentmigration.lambda.validation.check.StandardChecks;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.Selection;
import com.paymentmigration.lambda.validation.work.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What the command line says about the validation. */
final class EngineOptions {
  @Option(names = "--tables", split = ",", description = "Only these tables.")
  List<String> tables = List.of();

  @Option(
      names = "--where",
      paramLabel = "TABLE=CONDITION",
      description =
          "Of this table only the rows that satisfy an SQL condition, on both sides, in UTC. May be"
              + " repeated.")
  Map<String, String> where = new LinkedHashMap<>();

  @Option(
      names = "--ignore-table",
      paramLabel = "TABLE=REASON",
      description = "Nothing looks at this table; the report repeats the reason. May be repeated.")
  Map<String, String> ignoredTables = new LinkedHashMap<>();

  @Option(
      names = "--ignore-column",
      paramLabel = "TABLE.COLUMN=REASON",
      description = "Nothing looks at this column; the report repeats the reason. May be repeated.")
  Map<String, String> ignoredColumns = new LinkedHashMap<>();

  @Option(
      names = "--accept",
      paramLabel = "FILE",
      description =
          "Findings of checks that are accepted one by one, as JSON: {\"accepted\": [{\"finding\":"
              + " its text, \"reason\": why}]}. The report repeats them.")
  Path accept;

  @Option(
      names = "--hash",
      defaultValue = "SHA1",
      description =
          "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. SHA256 where a server does not know it"
              + " (MySQL 9.6 and newer).")
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
        selection(),
        AcceptanceFile.read(accept));
  }

  private Selection selection() {
    ignoredTables.forEach((table, reason) -> reason("--ignore-table", table, reason));
    ignoredColumns.forEach(
        (column, reason) -> {
          reason("--ignore-column", column, reason);
          if (column.indexOf('.') < 1) {
            throw new IllegalArgumentException(
                "--ignore-column: received '" + column + "', allowed: TABLE.COLUMN=REASON");
          }
        });
    where.forEach((table, condition) -> Condition.check("--where", table, condition));
    for (String table : tables) {
      if (ignoredTables.containsKey(table)) {
        throw new IllegalArgumentException(
            "--ignore-table: received "
                + table
                + ", which --tables asks for, allowed: one of both");
      }
    }
    return new Selection(new TreeSet<>(tables), ignoredTables, ignoredColumns, where);
  }

  private static void reason(String option, String what, String reason) {
    if (what.isBlank() || reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          option + ": received '" + what + "' without a reason, allowed: " + what + "=REASON");
    }
  }
}
