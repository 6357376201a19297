package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.ProgressListener;
import com.paymentmigration.lambda.validation.work.Validation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

  private static final int ROUND_TRIP_MILLIS = 5;

  private ValidationBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    try (MySqlPair pair =
        MySqlPair.start(
            List.of(
                "--innodb-buffer-pool-size=" + bufferPool(rows),
                "--innodb-log-file-size=256M",
                "--innodb-flush-log-at-trx-commit=2"))) {
      ValidationFixture fixture = new ValidationFixture(pair, "bench");
      fixture.createSchema();
      load(pair, rows);
      measure(pair, fixture, rows, rounds);
    }
  }

  /** Large enough for the table: the figures are about processors, not disks. */
  private static String bufferPool(long rows) {
    return Math.max(1, rows / 4_000_000) + "G";
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
        "%,d rows, best of %d rounds, %d processors, MySQL %s, load average %.1f at the beginning%n",
        rows,
        rounds,
        Runtime.getRuntime().availableProcessors(),
        blue.value("SELECT VERSION()"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    List<Contender> contenders = new ArrayList<>();
    PerconaToolkit.checksum(pair).ifPresent(contenders::add);
    contenders.add(
        new Contender(
            "pt-table-checksum's expression in one query, one side", () -> blue.value(CRC32)));
    contenders.add(
        new Contender(
            "CHECKSUM TABLE, one side", () -> blue.value("CHECKSUM TABLE bench.payment")));
    contenders.add(
        new Contender(
            "full scan with aggregates, one side",
            () -> blue.value("SELECT SUM(LENGTH(note)) + MAX(amount) FROM bench.payment")));
    for (RowHash hash : RowHash.values()) {
      contenders.add(engine(fixture, ROWS.withHash(hash), "both sides, " + hash + ", 2 lanes"));
    }
    contenders.add(engine(fixture, ROWS.withLanes(1), "both sides, 1 lane"));
    DelayingProxy source = new DelayingProxy(blue.port(), ROUND_TRIP_MILLIS);
    DelayingProxy target = new DelayingProxy(pair.green().port(), ROUND_TRIP_MILLIS);
    Validation distant =
        new Validation(
            fixture.server(Environment.BLUE, TestAccounts.ADMIN, source.port()),
            fixture.server(Environment.GREEN, TestAccounts.ADMIN, target.port()),
            ROWS,
            ProgressListener.SILENT,
            Clock.systemUTC());
    contenders.add(
        new Contender(
            "both sides, 2 lanes, " + ROUND_TRIP_MILLIS + " ms a round trip",
            () -> passed(distant.run())));
    List<ProcessHandle> servers = List.of(process(pair.blue()), process(pair.green()));
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : contenders) {
        contender.run(servers);
      }
    }
    System.out.printf(
        "| what | time | to the first line | processor time of the servers |%n|---|---|---|---|%n");
    double reference = contenders.get(0).seconds();
    contenders.forEach(contender -> System.out.println(contender.line(reference)));
    System.out.printf(
        Locale.ROOT, "%nPeak heap of the engine: %,d MB%n", peakHeapBytes() / 1_000_000);
    source.close();
    target.close();
    overhead(pair, fixture);
  }

  private static Contender engine(ValidationFixture fixture, Options options, String name) {
    return new Contender(name, () -> passed(fixture.validate(options)));
  }

  /** The process of a server, whose processor time is read. */
  static ProcessHandle process(MySqlServer server) throws IOException {
    String pid = Files.readString(Path.of(server.value("SELECT @@GLOBAL.pid_file"))).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
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
