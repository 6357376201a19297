package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.work.Options;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Figures of {@code docs/benchmarks-validation.md}: the engine against CHECKSUM TABLE and, where it
 * is installed, pt-table-checksum, in one run. Arguments: rows (2000000), rounds (3).
 */
public final class ValidationBenchmark {
  private static final Options ROWS = Options.DEFAULT.withChecks(List.of());
  private static final String CRC32 =
      "SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('#', id, idempotency_key, merchant_id, amount,"
          + " currency, status, note, created_at, updated_at, CONCAT(ISNULL(note),"
          + " ISNULL(updated_at))))) FROM bench.payment";

  private ValidationBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    try (MySqlPair pair =
        MySqlPair.start(
            List.of("--innodb-buffer-pool-size=1G", "--innodb-flush-log-at-trx-commit=2"))) {
      ValidationFixture fixture = new ValidationFixture(pair, "bench");
      fixture.createSchema();
      load(pair, rows);
      measure(pair, fixture, rows, rounds);
    }
  }

  private static void load(MySqlPair pair, long rows) {
    List<CompletableFuture<Void>> loads = new ArrayList<>();
    for (MySqlServer server : List.of(pair.blue(), pair.green())) {
      List<String> statements = new ArrayList<>(List.of("USE bench"));
      statements.addAll(PaymentTable.statements(rows));
      loads.add(CompletableFuture.runAsync(() -> server.execute(statements)));
    }
    loads.forEach(CompletableFuture::join);
  }

  private static void measure(MySqlPair pair, ValidationFixture fixture, long rows, int rounds)
      throws Exception {
    MySqlServer blue = pair.blue();
    System.out.printf(
        Locale.ROOT,
        "%,d rows, best of %d rounds, %d processors, MySQL %s%n",
        rows,
        rounds,
        Runtime.getRuntime().availableProcessors(),
        blue.value("SELECT VERSION()"));
    System.out.println("| what | time | ratio to one side with CRC32 |\n|---|---|---|");
    double crc = Figures.best(rounds, () -> blue.value(CRC32));
    Figures.print("CRC32 a row, one side, pt-table-checksum's expression in one query", crc, crc);
    Figures.print(
        "CHECKSUM TABLE, one side",
        Figures.best(rounds, () -> blue.value("CHECKSUM TABLE bench.payment")),
        crc);
    Figures.print(
        "full scan with aggregates, one side",
        Figures.best(
            rounds, () -> blue.value("SELECT SUM(LENGTH(note)) + MAX(amount) FROM bench.payment")),
        crc);
    for (int lanes : List.of(1, 2)) {
      for (RowHash hash : RowHash.values()) {
        Options options = ROWS.withLanes(lanes).withHash(hash);
        Figures.print(
            "both sides, " + hash + ", " + lanes + " lanes",
            Figures.best(rounds, () -> passed(fixture.validate(options))),
            crc);
      }
    }
    perconaToolkit(pair, rounds, crc);
    System.out.printf(
        Locale.ROOT, "%nPeak heap of the engine: %,d MB%n", peakHeapBytes() / 1_000_000);
    overhead(pair, fixture);
  }

  private static Report passed(Report report) {
    if (report.verdict() != Verdict.PASS) {
      throw new IllegalStateException(report.summary() + report.failures());
    }
    return report;
  }

  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void perconaToolkit(MySqlPair pair, int rounds, double crc) throws Exception {
    Path tool = Path.of("/usr/bin/pt-table-checksum");
    if (!Files.isExecutable(tool)) {
      System.out.println("| pt-table-checksum | not installed | |");
      return;
    }
    pair.blue()
        .execute(
            "CREATE USER pt@'%' IDENTIFIED WITH mysql_native_password BY 'pt'",
            "GRANT ALL ON *.* TO pt@'%'");
    List<String> command =
        List.of(
            tool.toString(),
            "--no-check-binlog-format",
            "--recursion-method=none",
            "--databases=bench",
            "--set-vars=sql_log_bin=0",
            "h=127.0.0.1,u=pt,p=pt,P=" + pair.blue().port());
    Figures.print(
        "pt-table-checksum itself, one side", Figures.best(rounds, () -> run(command)), crc);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pt-table-checksum: " + output);
    }
    return output;
  }

  private static void overhead(MySqlPair pair, ValidationFixture fixture) throws Exception {
    try (WritingClient client = new WritingClient(pair.blue())) {
      double alone = client.percentile99(5_000);
      CompletableFuture<Report> validation =
          CompletableFuture.supplyAsync(() -> fixture.validate(ROWS.withLanes(1)));
      double beside = client.percentile99(5_000);
      System.out.printf(
          Locale.ROOT,
          "A client's updates on the source, p99: alone %.2f ms, beside a validation %.2f ms, ratio"
              + " %.2f%n",
          alone,
          beside,
          beside / alone);
      // Without replication the client's rows differ: the verdict is not the point here.
      validation.join();
    }
  }
}
