package com.paymentmigration.rehearsal.certify;

import java.time.Duration;
import java.util.List;

/** The state item cannot be read for a while; then an old one is read. */
final class UnreadableTrial implements Trial {
  private static final int CLIENTS = 4;
  private static final long SLOW_MILLIS = 3_000;
  private static final Duration OLD = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "state-unreadable";
  }

  @Override
  public String title() {
    return "the state item cannot be read; then an old one is read";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    unreadable(hands);
    old(hands);
  }

  private static void unreadable(Hands hands) throws InterruptedException {
    List<Payers.Attempt> attempts;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, false)) {
      hands.bench().reads().unreadable(true);
      hands.sleep(hands.settings().unreadable(), "the state item cannot be read");
      attempts = crowd.attempts();
      hands.bench().reads().unreadable(false);
      crowd.stop();
    } finally {
      hands.bench().reads().unreadable(false);
    }
    long failed =
        attempts.stream()
            .filter(attempt -> !attempt.acknowledged() || attempt.millis() > SLOW_MILLIS)
            .count();
    hands
        .findings()
        .found(
            Rule.POINTER,
            "while the state item cannot be read, it goes on where it was",
            failed == 0 && !attempts.isEmpty(),
            failed
                + " of "
                + attempts.size()
                + " payments in "
                + hands.settings().unreadable().toSeconds()
                + " s failed or took more than 3 s");
  }

  private static void old(Hands hands) throws InterruptedException {
    Bench bench = hands.bench();
    String other = bench.writer().other().key();
    long begun = System.nanoTime();
    long followed;
    List<Payers.Attempt> attempts;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, false)) {
      bench.item().old(bench.writer().other());
      hands.sleep(OLD, "the state item has an old epoch");
      followed =
          bench.record().logins(begun).stream().filter(login -> login.side().equals(other)).count();
      attempts = crowd.attempts();
      bench.item().writer(bench.writer());
      crowd.stop();
    }
    long failed = attempts.stream().filter(attempt -> !attempt.acknowledged()).count();
    hands
        .findings()
        .found(
            Rule.POINTER,
            "a pointer with a lower epoch than one seen before is ignored",
            followed == 0 && failed == 0 && !attempts.isEmpty(),
            followed
                + " logins at the side it named, "
                + failed
                + " of "
                + attempts.size()
                + " payments failed");
  }
}
