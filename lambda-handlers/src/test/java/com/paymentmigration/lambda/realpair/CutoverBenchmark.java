package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures cutovers and rollbacks under load on one machine and prints the table of {@code
 * docs/benchmarks-cutover.md}. Arguments: rounds (each a cutover and a rollback; 20 if none), then
 * {@code ordinary} clients, {@code awkward} ones, or {@code strangers}: ordinary ones, and before
 * each move and rollback an idle transaction on either side that has read the grant tables. The
 * service's heartbeat is written on both sides every second, and the procedures of replication
 * sleep as published.
 */
public final class CutoverBenchmark {
  private static final int ROUNDS = 20;
  private static final long BETWEEN_MILLIS = 1000;

  private final MigrationBench bench;
  private final PaymentLoad load;
  private final List<Long> moveByFunction = new ArrayList<>();
  private final List<Long> moveByClients = new ArrayList<>();
  private final List<Long> rollbackByOperator = new ArrayList<>();
  private final List<Long> rollbackByClients = new ArrayList<>();
  private final List<Long> callsInside = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();

  private final boolean strangers;

  private CutoverBenchmark(MigrationBench bench, PaymentLoad load, boolean strangers) {
    this.bench = bench;
    this.load = load;
    this.strangers = strangers;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    boolean awkward = arguments.length > 1 && arguments[1].equals("awkward");
    try (MigrationBench bench = MigrationBench.armed();
        PaymentLoad load =
            awkward ? bench.load().ordinary().awkward() : bench.load().ordinary().stubborn()) {
      boolean strangers = arguments.length > 1 && arguments[1].equals("strangers");
      CutoverBenchmark benchmark = new CutoverBenchmark(bench, load, strangers);
      MigrationBench.pause(BETWEEN_MILLIS);
      for (int round = 0; round < rounds; ) {
        round += benchmark.round() ? 1 : 0;
        if (benchmark.givenUp.size() > rounds) {
          throw new IllegalStateException("moves given up: " + benchmark.givenUp);
        }
      }
      load.stop();
      benchmark.print(System.out, 2 * rounds);
    }
  }

  /**
   * Once there and back.
   *
   * @return whether the writer moved: behind awkward clients a move may be given up, and is rolled
   *     back as the workflow does
   */
  private boolean round() {
    readGrantTables();
    long start = System.nanoTime();
    RoundTrips calls = new RoundTrips();
    MoveWriter.Result moved;
    try {
      moved = bench.actor(calls).move(bench.begin());
    } catch (MigrationException notSafe) {
      givenUp.add(notSafe.getMessage());
      bench.executions.end(bench.states.read().executionArn());
      bench.rollBack();
      return false;
    }
    bench.complete();
    MigrationBench.pause(BETWEEN_MILLIS);
    moveByFunction.add(moved.unavailableMillis());
    moveByClients.add(load.longestGapMillis(start));
    callsInside.add((long) calls.count());

    readGrantTables();
    long asked = System.nanoTime();
    AtomicLong opened = new AtomicLong();
    Actor actor =
        bench.actor(
            (when, what) -> {
              if (when == Disturbance.When.AFTER && what.equals("state.OPENED")) {
                opened.set(System.nanoTime());
              }
            });
    ClaimRollback.Claim claim = bench.claim(actor, bench.execution());
    RecoverWriter.Result back = actor.recover(claim.epoch());
    long openedAfter = TimeUnit.NANOSECONDS.toMillis(opened.get() - asked);
    actor.finishRollback(claim.epoch(), back);
    if (back.outcome() != RecoverWriter.Outcome.ROLLED_BACK) {
      throw new IllegalStateException("rollback ended in " + back);
    }
    MigrationBench.pause(BETWEEN_MILLIS);
    rollbackByOperator.add(openedAfter);
    rollbackByClients.add(load.longestGapMillis(asked));
    return true;
  }

  /** Idle transactions of an admin, which nobody but the migration ends. */
  private void readGrantTables() {
    if (strangers) {
      bench.books().awaitStandby(bench.writer());
      for (Environment side : Environment.values()) {
        bench.readGrantTables(side);
      }
    }
  }

  private void print(PrintStream out, int moves) {
    List<PaymentLoad.Acknowledged> acknowledged = load.acknowledged();
    Books.Totals totals = bench.books().totals(Environment.BLUE, acknowledged);
    out.println("| figure | p50 | max | number |");
    out.println("|---|---|---|---|");
    row(out, "write unavailability of a cutover, fence to proven opening (ms)", moveByFunction);
    row(out, "the same as all clients together saw it (ms)", moveByClients);
    row(out, "rollback request to writer back (ms)", rollbackByOperator);
    row(out, "write unavailability of a rollback as clients saw it (ms)", rollbackByClients);
    row(out, "database calls between fence and opening", callsInside);
    out.printf(
        "%nAcknowledged payments: %d. Lost: %d. Doubled: %d. Money unaccounted for: %s.%n",
        acknowledged.size(), totals.lost().size(), totals.doubled(), totals.unaccounted());
    out.printf(
        "Moves of the writer: %d. Changes of the writing side in order of time: %d%n",
        moves, totals.changesOfSide());
    out.printf("Moves given up and rolled back: %d%n", givenUp.size());
    givenUp.stream().distinct().forEach(why -> out.println("- " + why));
    out.printf("Failures that ended a client: %d%n", load.failures().size());
  }

  private static void row(PrintStream out, String name, List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    out.printf(
        "| %s | %d | %d | %d |%n",
        name, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
  }
}
