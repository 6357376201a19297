package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.lambda.domain.Environment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The writer's secret names another user with another password; the old login is worth nothing. */
final class RotationTrial implements Trial {
  private static final int CLIENTS = 4;
  private static final Duration PAYS = Duration.ofSeconds(10);
  private static final Duration AFTER = Duration.ofSeconds(4);

  /** MySQL: access denied. */
  private static final int REFUSED = 1045;

  @Override
  public String name() {
    return "rotation";
  }

  @Override
  public String title() {
    return "the secret rotates";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    Bench bench = hands.bench();
    Environment side = bench.writer();
    hands.payers().insist(hands.payers().next(), PAYS);
    int open = bench.wire(side).open();
    long begun = System.nanoTime();
    long late;
    Payers.Attempt attempt;
    try (Payers.Crowd crowd = hands.payers().new Crowd(CLIENTS, true)) {
      bench.rotate();
      attempt = hands.payers().insist(hands.payers().next(), PAYS);
      hands.sleep(AFTER, "logs in anew");
      late =
          bench.record().logins(begun + TimeUnit.SECONDS.toNanos(2)).stream()
              .filter(login -> login.error() == REFUSED)
              .count();
      bench.rotateBack();
      hands.payers().insist(hands.payers().next(), PAYS);
      crowd.stop();
    }
    long refused =
        bench.record().logins(begun).stream().filter(login -> login.error() == REFUSED).count();
    hands
        .findings()
        .found(
            Rule.POINTER,
            "user and password are taken from the secret, and anew when a login is refused",
            attempt.acknowledged(),
            attempt.said() + " after the rotation, " + refused + " refused logins");
    hands
        .findings()
        .found(
            Rule.POINTER,
            "no failed login beyond the retry",
            late == 0,
            late
                + " refused logins later than 2 s after the rotation; "
                + open
                + " connections before it");
  }
}
