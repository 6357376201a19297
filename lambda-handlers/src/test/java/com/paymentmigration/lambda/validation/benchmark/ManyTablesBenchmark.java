package com.paymentmigration.lambda.validation.benchmark;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.work.Options;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What many tables cost the client: wall time, its own processor time, and its heap. Arguments:
 * numbers of tables (500 2000), each more than the one before.
 */
public final class ManyTablesBenchmark {
  private ManyTablesBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    List<Integer> counts =
        arguments.length == 0
            ? List.of(500, 2_000)
            : List.of(arguments).stream().map(Integer::valueOf).toList();
    try (MySqlPair pair =
        MySqlPair.start(
            List.of(
                "--innodb-flush-log-at-trx-commit=0",
                "--sync-binlog=0",
                "--table-open-cache=4000",
                "--innodb-buffer-pool-size=512M"))) {
      ValidationFixture fixture = new ValidationFixture(pair, "many");
      fixture.createSchema();
      System.out.println("| tables | what | time | processor time of the client | peak heap |");
      System.out.println("|---|---|---|---|---|");
      int made = 0;
      for (int count : counts) {
        make(pair, made, count);
        made = count;
        measure(fixture, count, "rows", Options.DEFAULT.withChecks(List.of()));
        measure(fixture, count, "rows and checks", Options.DEFAULT);
      }
    }
  }

  private static void make(MySqlPair pair, int from, int to) {
    List<CompletableFuture<Void>> sides = new ArrayList<>();
    for (Environment side : Environment.values()) {
      sides.add(CompletableFuture.runAsync(() -> make(pair.server(side), from, to)));
    }
    sides.forEach(CompletableFuture::join);
  }

  private static void make(MySqlServer server, int from, int to) {
    List<String> statements = new ArrayList<>(List.of("USE many", "SET sql_log_bin = 0"));
    for (int at = from; at < to; at++) {
      statements.add(
          "CREATE TABLE t"
              + at
              + " (id BIGINT PRIMARY KEY, merchant_id INT NOT NULL, amount DECIMAL(19,4) NOT NULL,"
              + " currency CHAR(3) NOT NULL, status VARCHAR(16) NOT NULL, note VARCHAR(200), created_at"
              + " DATETIME(6) NOT NULL, KEY (merchant_id), UNIQUE KEY u (created_at, id))");
      statements.add(
          "INSERT INTO t"
              + at
              + " VALUES (1, 1, 1, 'EUR', 'CAPTURED', NULL, '2026-01-01'), (2, 1, 2, 'EUR',"
              + " 'REFUNDED', 'n', '2026-01-02')");
    }
    server.execute(statements);
  }

  private static void measure(ValidationFixture fixture, int tables, String what, Options options) {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long cpu = cpuNanos();
    long start = System.nanoTime();
    Report report = fixture.validate(options);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (report.tables().size() != tables) {
      throw new IllegalStateException(report.summary());
    }
    System.out.printf(
        Locale.ROOT,
        "| %,d | %s: %s | %.1f s | %.1f s | %,d MB |%n",
        tables,
        what,
        report.verdict(),
        seconds,
        (cpuNanos() - cpu) / 1e9,
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            / 1_000_000);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
