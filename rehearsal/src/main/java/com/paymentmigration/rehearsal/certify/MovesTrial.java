package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.rehearsal.application.PaymentRows;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A cutover and a rollback, twice, under load. */
final class MovesTrial implements Trial {
  private static final int MOVES = 4;
  private static final int CLIENTS = 6;
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration FOLLOWS = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "moves";
  }

  @Override
  public String title() {
    return "cutover and rollback under load, twice";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    long begun = System.nanoTime();
    long strays = 0;
    List<Payers.Attempt> attempts;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, true)) {
      for (int move = 0; move < MOVES; move++) {
        hands.sleep(BETWEEN, "pays between two moves");
        Environment old = hands.bench().writer();
        hands.bench().move();
        hands.sleep(FOLLOWS, "follows the writer");
        strays += attemptsAt(hands, old, System.nanoTime());
      }
      hands.sleep(BETWEEN, "pays after the last move");
      attempts = crowd.stop();
    }
    judge(hands, attempts, begun);
    hands
        .findings()
        .found(
            Rule.POINTER,
            "it goes where the state item says, within " + FOLLOWS.toSeconds() + " s",
            strays == 0,
            strays + " logins or writes at the old side later than that, in " + MOVES + " moves");
  }

  /** Logins and writes at {@code old} in the second after {@code since}. */
  private static long attemptsAt(Hands hands, Environment old, long since)
      throws InterruptedException {
    hands.sleep(Duration.ofSeconds(1), "looks at the old side");
    WireRecord record = hands.bench().record();
    return record.logins(since).stream().filter(each -> each.side().equals(old.key())).count()
        + record.statements(since).stream()
            .filter(each -> each.side().equals(old.key()) && each.what().equals("write"))
            .count();
  }

  private static void judge(Hands hands, List<Payers.Attempt> attempts, long begun) {
    PaymentRows.Keys keys = hands.rows().keys(hands.bench().writingServer());
    Set<String> there = keys.all();
    long acknowledged = attempts.stream().filter(Payers.Attempt::acknowledged).count();
    long lost =
        attempts.stream()
            .filter(Payers.Attempt::acknowledged)
            .filter(attempt -> !there.contains(attempt.payment().key()))
            .count();
    long doubled =
        keys.doubled().size()
            + attempts.stream().filter(each -> hands.rowsLike(each.payment()) > 1).count();
    long given = attempts.stream().filter(attempt -> !attempt.acknowledged()).count();
    long longest = attempts.stream().mapToLong(Payers.Attempt::millis).max().orElse(0);
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "no payment is lost or doubled while the writer moves",
            lost == 0 && doubled == 0 && acknowledged > 0,
            lost + " lost, " + doubled + " doubled of " + acknowledged + " in " + MOVES + " moves");
    hands
        .findings()
        .found(
            Rule.ERRORS,
            "clients that try again are served",
            given == 0,
            given
                + " payments were given up after 30 s; the longest last request took "
                + longest
                + " ms");
    CondemnedTrial.reuse(hands.findings(), hands.bench().record(), begun);
  }
}
