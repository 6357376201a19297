package com.paymentmigration.rehearsal.certify;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The state item says NONE for a while, and nobody can write. */
final class NoWriterTrial implements Trial {
  private static final int CLIENTS = 4;
  private static final Duration AFTER = Duration.ofSeconds(10);

  /** Of 10 a second; a busy machine may make fewer. */
  private static final int READS_PER_SECOND = 4;

  @Override
  public String name() {
    return "no-writer";
  }

  @Override
  public String title() {
    return "nobody is the writer for a while";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    Bench bench = hands.bench();
    Duration time = hands.settings().withoutWriter();
    bench.takeAway();
    long closed = System.nanoTime();
    List<Payers.Attempt> attempts;
    int reads;
    int health;
    int synthetic = 0;
    long open;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, false)) {
      hands.sleep(time.dividedBy(2), "nobody is the writer");
      health = hands.health();
      if (!hands.settings().syntheticPath().isEmpty()) {
        synthetic = hands.synthetic("probe-" + UUID.randomUUID());
      }
      Duration passed = Duration.ofNanos(System.nanoTime() - closed);
      hands.sleep(time.minus(passed), "nobody is the writer");
      reads = bench.reads().since(closed).size();
      open = System.nanoTime();
      bench.giveBack();
      attempts = crowd.stop();
    }
    lies(hands, attempts, open, TimeUnit.NANOSECONDS.toSeconds(open - closed));
    served(hands);
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(open - closed));
    hands
        .findings()
        .found(
            Rule.POINTER,
            "without a writer the state item is read every 100 ms",
            reads >= READS_PER_SECOND * seconds,
            reads + " reads in " + seconds + " s");
    hands
        .findings()
        .found(
            Rule.FENCE,
            "the health check needs no writes",
            health / 100 == 2,
            "status " + health + " while nobody could write");
    if (!hands.settings().syntheticPath().isEmpty()) {
      hands
          .findings()
          .found(
              Rule.SYNTHETIC,
              "a synthetic payment fails while nobody can write",
              synthetic != 200,
              "status " + synthetic);
    }
  }

  private static void lies(Hands hands, List<Payers.Attempt> attempts, long open, long seconds) {
    long lies =
        attempts.stream()
            .filter(attempt -> attempt.acknowledged() && attempt.ended() - open < 0)
            .count();
    long lost =
        attempts.stream()
            .filter(attempt -> attempt.acknowledged() && hands.rowsOf(attempt.payment()) != 1)
            .count();
    long refused = attempts.stream().filter(attempt -> !attempt.acknowledged()).count();
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "nothing is answered with success while nobody can write",
            lies == 0 && lost == 0 && !attempts.isEmpty(),
            attempts.size()
                + " requests in "
                + seconds
                + " s: "
                + lies
                + " answered with success meanwhile, "
                + lost
                + " without a row, "
                + refused
                + " failed");
  }

  private static void served(Hands hands) throws InterruptedException {
    long begun = System.nanoTime();
    Payers.Attempt attempt = hands.payers().insist(hands.payers().next(), AFTER);
    hands
        .findings()
        .found(
            Rule.POINTER,
            "it pays again when there is a writer again",
            attempt.acknowledged(),
            attempt.said()
                + ", "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)
                + " ms after the request");
  }
}
