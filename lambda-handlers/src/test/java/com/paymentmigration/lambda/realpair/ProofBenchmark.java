package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.proof.ContinuousProof;
import com.paymentmigration.lambda.validation.proof.ProofPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Measures what the continuous proof costs the writer and prints the table of {@code
 * docs/benchmarks-validation.md}: a client inserts and updates payments one after another, in turn
 * alone and beside a proof at the pace that is given; then the proof runs without a client.
 * Arguments: rows of the table (200000), turns (6), seconds a turn (20), rows a second (5000),
 * milliseconds between two payments (2).
 */
public final class ProofBenchmark {
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
  private static final int PERCENT = 99;

  private final MigrationBench bench;
  private final int rowsPerSecond;
  private final MemoryProofs proofs = new MemoryProofs();

  private ProofBenchmark(MigrationBench bench, int rowsPerSecond) {
    this.bench = bench;
    this.rowsPerSecond = rowsPerSecond;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    int rows = argument(arguments, 0, 200_000);
    int turns = argument(arguments, 1, 6);
    int seconds = argument(arguments, 2, 20);
    int pace = argument(arguments, 3, 5_000);
    int pause = argument(arguments, 4, 2);
    try (MigrationBench bench = MigrationBench.armed()) {
      new ProofBenchmark(bench, pace).run(rows, turns, Duration.ofSeconds(seconds), pause);
    }
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private void run(int rows, int turns, Duration turn, int pauseMillis) throws Exception {
    load(rows);
    prove(Duration.ofSeconds(2));
    List<Long> alone = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    try (Connection client = bench.pair.blue().superuser()) {
      pay(client, turn, pauseMillis, new ArrayList<>());
      for (int number = 0; number < turns; number++) {
        pay(client, turn, pauseMillis, alone);
        CompletableFuture<Void> proving = CompletableFuture.runAsync(() -> prove(turn));
        pay(client, turn, pauseMillis, beside);
        proving.join();
      }
    }
    bench.books().awaitStandby(Environment.BLUE);
    long before = compared();
    Duration idle = processorOf(bench.pair.blue());
    MigrationBench.pause(turn.toMillis());
    Duration started = processorOf(bench.pair.blue());
    prove(turn);
    Duration ended = processorOf(bench.pair.blue());
    print(alone, beside, compared() - before, started.minus(idle), ended.minus(started), turn);
  }

  private void load(int rows) {
    bench
        .pair
        .blue()
        .execute(
            "SET SESSION cte_max_recursion_depth = 100000000",
            "INSERT INTO payments.payment"
                + " (idempotency_key, account_id, amount, written_on, written_at)"
                + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + rows
                + ") SELECT CONCAT('old-', i), 2, 0, @@GLOBAL.server_uuid, NOW(6) FROM n");
    bench.books().awaitStandby(Environment.BLUE);
  }

  private void prove(Duration time) {
    ValidationFixture rows = new ValidationFixture(bench.pair, MySqlPair.DATABASE);
    ContinuousProof.Outcome outcome =
        new ContinuousProof(
                bench.states::read,
                new ContinuousProof.Sides(
                    bench.databases, side -> rows.server(side, TestAccounts.ADMIN)),
                proofs,
                new ProofPace(time, LOOKS_EVERY, rowsPerSecond),
                new Timing(
                    Clock.systemUTC(), duration -> MigrationBench.pause(duration.toMillis())),
                () -> UUID.randomUUID().toString(),
                source -> Instant.EPOCH)
            .prove();
    if (outcome != ContinuousProof.Outcome.WORKED || !proof().strays().isEmpty()) {
      throw new IllegalStateException(outcome + ", " + proof());
    }
  }

  private RowProof proof() {
    return proofs.latest().orElseThrow();
  }

  /** Rows of all rounds up to now. */
  private long compared() throws SQLException {
    long all = Long.parseLong(bench.pair.blue().value("SELECT COUNT(*) FROM payments.payment"));
    return proof().rounds() * all + proof().round().rows();
  }

  /** Payments one after another, each an insert and an update in one transaction. */
  private static void pay(Connection client, Duration time, int pauseMillis, List<Long> nanos)
      throws SQLException {
    long end = System.nanoTime() + time.toNanos();
    client.setAutoCommit(false);
    try (PreparedStatement insert =
            client.prepareStatement(
                "INSERT INTO payments.payment"
                    + " (idempotency_key, account_id, amount, written_on, written_at)"
                    + " VALUES (?, 2, 0, @@GLOBAL.server_uuid, NOW(6))");
        PreparedStatement update =
            client.prepareStatement(
                "UPDATE payments.payment SET written_at = NOW(6) WHERE idempotency_key = ?")) {
      while (System.nanoTime() < end) {
        String key = UUID.randomUUID().toString();
        long began = System.nanoTime();
        insert.setString(1, key);
        insert.executeUpdate();
        update.setString(1, key);
        update.executeUpdate();
        client.commit();
        nanos.add(System.nanoTime() - began);
        MigrationBench.pause(pauseMillis);
      }
    }
  }

  private static Duration processorOf(MySqlServer server) throws IOException {
    String pid = Files.readString(Path.of(server.value("SELECT @@GLOBAL.pid_file"))).strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow()
        .info()
        .totalCpuDuration()
        .orElseThrow();
  }

  private static void print(
      List<Long> alone, List<Long> beside, long rows, Duration idle, Duration busy, Duration turn) {
    double seconds = turn.toMillis() / 1e3;
    System.out.printf(
        Locale.ROOT,
        "| a client's payments, p50: alone, beside the proof | %.2f ms, %.2f ms |%n"
            + "| p99: alone, beside the proof | %.2f ms, %.2f ms |%n"
            + "| ratio of the p99 | %.2f |%n"
            + "| payments measured: alone, beside | %,d, %,d |%n"
            + "| share of one processor that the proof takes of the writer's server | %.1f %% |%n"
            + "| rows a second | %,.0f |%n",
        millis(alone, 50),
        millis(beside, 50),
        millis(alone, PERCENT),
        millis(beside, PERCENT),
        millis(beside, PERCENT) / millis(alone, PERCENT),
        alone.size(),
        beside.size(),
        100 * (busy.minus(idle).toMillis() / 1e3) / seconds,
        rows / seconds);
  }

  private static double millis(List<Long> nanos, int percent) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) sorted.size() * percent / 100))
        / 1e6;
  }
}
