package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.wire.Deed;
import java.time.Duration;

/** The connection dies at COMMIT, before the server saw it and after it did it. */
final class LostCommitTrial implements Trial {
  private static final int EACH = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private int met;
  private int lies;
  private int stuck;
  private int doubled;

  @Override
  public String name() {
    return "lost-commit";
  }

  @Override
  public String title() {
    return "the connection dies at COMMIT";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    met = 0;
    lies = 0;
    stuck = 0;
    doubled = 0;
    for (int i = 0; i < EACH; i++) {
      one(hands, Deed.CUT_BEFORE);
      one(hands, Deed.CUT_AFTER);
    }
    if (met == 0) {
      hands
          .findings()
          .notShown(
              Rule.COMMIT,
              "a lost COMMIT is resolved",
              "no COMMIT of a statement with the idempotency key in it was seen");
      return;
    }
    String of = " of " + met + " payments whose COMMIT was lost, half before and half after it";
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "success only if COMMIT was answered or the row was found",
            lies == 0,
            lies + of + " were answered with success and have no row");
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "the same key again ends in success",
            stuck == 0,
            stuck + of + " were never answered with success");
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "a payment whose COMMIT was lost is made once",
            doubled == 0,
            doubled + of + " were made twice");
  }

  private void one(Hands hands, Deed deed) throws InterruptedException {
    TestPayment payment = hands.payers().next();
    long begun = System.nanoTime();
    hands.bench().tampering().atFirstCommit(payment.key(), deed);
    Payers.Attempt attempt = hands.payers().once(payment);
    boolean happened = !hands.bench().tampering().pending(payment.key());
    if (!happened) {
      hands.bench().tampering().forget(payment.key());
      return;
    }
    met++;
    if (attempt.acknowledged() && hands.rowsLike(payment) == 0) {
      lies++;
    }
    Payers.Attempt last =
        attempt.acknowledged() ? attempt : hands.payers().insist(payment, PATIENCE);
    if (!last.acknowledged()) {
      stuck++;
    }
    long commits =
        hands.bench().record().commits(begun).stream()
            .filter(commit -> commit.key().equals(payment.key()) && commit.effective())
            .count();
    if (commits > 1 || hands.rowsLike(payment) > 1) {
      doubled++;
    }
    hands.bench().tampering().forget(payment.key());
  }
}
