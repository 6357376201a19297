package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pool is full of connections to a side that is closed for writes and stays reachable. */
final class CondemnedTrial implements Trial {
  private static final int CLIENTS = 12;
  private static final Duration FILL = Duration.ofSeconds(2);
  private static final Duration CLOSED = Duration.ofMillis(1_500);
  private static final Duration SERVED = Duration.ofSeconds(10);

  /** At once, that is: the usual read once a second would be 2 at most. */
  private static final int READS_AT_ONCE = 4;

  /** MySQL: read_only, and read-only mode. */
  private static final Set<Integer> CLOSED_SIDE = Set.of(1290, 1836);

  @Override
  public String name() {
    return "condemned-pool";
  }

  @Override
  public String title() {
    return "the pool is full of connections to the fenced side";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    Bench bench = hands.bench();
    long begun;
    long moved;
    List<Payers.Attempt> attempts;
    int readsClosed;
    int open;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, true)) {
      hands.sleep(FILL, "fills the pool");
      open = bench.wire(bench.writer()).open();
      begun = System.nanoTime();
      Environment old = bench.writer();
      bench.fence().readOnly(old, true);
      hands.sleep(CLOSED, "the writer refuses writes, and the state item still names it");
      readsClosed = bench.reads().since(begun).size();
      bench.item().nobody();
      bench.fence().catchUp(old);
      bench.move();
      moved = System.nanoTime();
      hands.sleep(Duration.ofSeconds(2), "goes on at the other side");
      attempts = crowd.stop();
    }
    long slow =
        attempts.stream()
            .filter(attempt -> attempt.began() - begun >= 0 || attempt.ended() - begun >= 0)
            .filter(
                attempt -> !attempt.acknowledged() || attempt.ended() - moved > SERVED.toNanos())
            .count();
    reuse(hands.findings(), bench.record(), begun);
    hands
        .findings()
        .found(
            Rule.ERRORS,
            "after the move every client is served within " + SERVED.toSeconds() + " s",
            slow == 0,
            slow
                + " of "
                + attempts.size()
                + " payments were not; "
                + open
                + " connections before");
    hands
        .findings()
        .found(
            Rule.ERRORS,
            "the state item is read at once after such an error",
            readsClosed >= READS_AT_ONCE,
            readsClosed + " reads in the 1.5 s in which the writer refused writes");
  }

  /** Whether a connection that answered by an error of rule 2 was used for a further write. */
  static void reuse(Findings findings, WireRecord record, long since) {
    List<WireRecord.Refusal> refusals =
        record.refusals(since).stream()
            .filter(refusal -> CLOSED_SIDE.contains(refusal.error()))
            .toList();
    String promise = "no error of a closed side reaches a second request on the same connection";
    if (refusals.isEmpty()) {
      findings.notShown(Rule.ERRORS, promise, "no connection met 1290 or 1836");
      return;
    }
    Map<String, Long> byLink =
        refusals.stream()
            .collect(
                Collectors.groupingBy(
                    refusal -> refusal.side() + refusal.link(),
                    HashMap::new,
                    Collectors.counting()));
    long twice = byLink.values().stream().filter(times -> times > 1).count();
    findings.found(
        Rule.ERRORS,
        promise,
        twice == 0,
        twice
            + " of "
            + byLink.size()
            + " connections that met 1290 or 1836 met it again, "
            + refusals.size()
            + " errors in all");
  }
}
