package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.ApplicationFailedException;
import com.paymentmigration.rehearsal.application.StateReads;
import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.wire.Deed;
import com.paymentmigration.rehearsal.wire.WireRecord;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Nothing goes wrong: what an application does on an ordinary day. */
final class PaysTrial implements Trial {
  private static final int PAYMENTS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LATE = Duration.ofSeconds(3);
  private static final long POLL_MILLIS = 50;
  private static final Duration WINDOW = Duration.ofSeconds(4);
  private static final int FEWEST_READS = 3;
  private static final int MOST_READS = 80;

  @Override
  public String name() {
    return "pays";
  }

  @Override
  public String title() {
    return "pays on a calm day";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < PAYMENTS; i++) {
      TestPayment payment = hands.payers().next();
      hands.bench().tampering().watch(payment.key());
      pays(hands, payment);
      hands.bench().tampering().forget(payment.key());
    }
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "a payment is made once, and answered with success",
            true,
            PAYMENTS + " payments, each one row with its key, account and amount");
    keyAgain(hands);
    early(hands);
    readers(hands, begun);
    synthetic(hands);
    reads(hands);
  }

  /** Without this nothing else can be tried. */
  private static void pays(Hands hands, TestPayment payment) throws InterruptedException {
    Payers.Attempt attempt = hands.payers().insist(payment, PATIENCE);
    if (!attempt.acknowledged()) {
      throw new ApplicationFailedException(
          "--payment: the application does not pay: "
              + attempt.said()
              + " to an ordinary payment for "
              + PATIENCE.toSeconds()
              + " s, allowed: 2xx once it is committed");
    }
    // One that answers early is named for that, and not for a row that comes a moment later.
    long deadline = System.nanoTime() + LATE.toNanos();
    int rows = hands.rowsOf(payment);
    while (rows == 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      rows = hands.rowsOf(payment);
    }
    if (rows != 1) {
      throw new ApplicationFailedException(
          "--rows: an acknowledged payment has "
              + rows
              + " rows in "
              + hands.rows().table()
              + " with its key, account and amount, allowed: 1");
    }
  }

  private static void keyAgain(Hands hands) throws InterruptedException {
    TestPayment payment = hands.payers().next();
    hands.payers().insist(payment, PATIENCE);
    Payers.Attempt again = hands.payers().once(payment);
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "the same payment under the same key again is a success, and no second payment",
            again.acknowledged() && hands.rowsLike(payment) == 1,
            again.said() + ", " + hands.rowsLike(payment) + " row");
    TestPayment other = payment.ofAnotherAmount();
    Payers.Attempt twice = hands.payers().once(other);
    hands
        .findings()
        .found(
            Rule.COMMIT,
            "a key that was used for another payment is an error",
            !twice.acknowledged() && hands.rowsOf(payment) == 1 && hands.rowsLike(other) == 0,
            twice.said() + " to another amount under a known key");
  }

  /** COMMIT waits on its way: an answer before it is a promise that nothing backs yet. */
  private static void early(Hands hands) throws InterruptedException {
    TestPayment payment = hands.payers().next();
    long begun = System.nanoTime();
    hands.bench().tampering().atFirstCommit(payment.key(), Deed.HOLD);
    Payers.Attempt attempt = hands.payers().once(payment);
    hands.sleep(Duration.ofSeconds(1), "waits for the held COMMIT");
    boolean met = !hands.bench().tampering().pending(payment.key());
    hands.bench().tampering().forget(payment.key());
    List<WireRecord.Commit> commits =
        hands.bench().record().commits(begun).stream()
            .filter(commit -> commit.key().equals(payment.key()))
            .toList();
    String promise = "nothing is told before COMMIT was answered";
    if (!met || commits.isEmpty()) {
      hands
          .findings()
          .notShown(
              Rule.TRANSACTION,
              promise,
              "no COMMIT of a statement with the key in it was seen; the answer: "
                  + attempt.said());
      return;
    }
    long committed = commits.get(0).nanos();
    hands
        .findings()
        .found(
            Rule.TRANSACTION,
            promise,
            !attempt.acknowledged() || attempt.ended() - committed >= 0,
            attempt.said()
                + (attempt.ended() - committed >= 0 ? " after" : " before")
                + " the answer to a COMMIT that was held back");
  }

  private static void readers(Hands hands, long begun) {
    List<WireRecord.Seen> onReader =
        hands.bench().record().statements(begun).stream()
            .filter(seen -> seen.side().equals("reader"))
            .filter(seen -> !seen.key().isEmpty() || seen.what().equals("write"))
            .toList();
    hands
        .findings()
        .found(
            Rule.TRANSACTION,
            "payments are decided on the writer, not on the reader endpoint",
            onReader.isEmpty(),
            onReader.isEmpty()
                ? "no statement about a payment went to the reader endpoint"
                : onReader.size() + " went there, such as: " + onReader.get(0).brief());
  }

  private static void synthetic(Hands hands) throws InterruptedException {
    if (hands.settings().syntheticPath().isEmpty()) {
      hands
          .findings()
          .notShown(
              Rule.SYNTHETIC,
              "a synthetic payment goes the whole way",
              "none is offered (--synthetic-path); it is not required");
      return;
    }
    String key = "probe-" + UUID.randomUUID();
    int books = hands.rows().keys(hands.bench().writingServer()).all().size();
    long begun = System.nanoTime();
    int status = hands.synthetic(key);
    int again = hands.synthetic(key);
    boolean wrote =
        hands.bench().record().statements(begun).stream()
            .anyMatch(seen -> seen.what().equals("write") && !seen.side().equals("reader"));
    int after = hands.rows().keys(hands.bench().writingServer()).all().size();
    hands
        .findings()
        .found(
            Rule.SYNTHETIC,
            "a synthetic payment goes the whole way",
            status == 200 && again == 200 && wrote,
            "status "
                + status
                + ", again with the same key "
                + again
                + (wrote ? ", and the writer was written to" : ", and nobody wrote to the writer"));
    hands
        .findings()
        .found(
            Rule.SYNTHETIC,
            "it stays apart from the books",
            after == books,
            (after - books) + " rows more in " + hands.rows().table());
  }

  private static void reads(Hands hands) throws InterruptedException {
    long begun = System.nanoTime();
    hands.sleep(WINDOW, "counts reads of the state item");
    List<StateReads.Read> reads = hands.bench().reads().since(begun);
    long weak = reads.stream().filter(read -> !read.consistent()).count();
    String seen = reads.size() + " reads in " + WINDOW.toSeconds() + " s";
    hands
        .findings()
        .found(
            Rule.POINTER,
            "the state item is read once a second",
            reads.size() >= FEWEST_READS && reads.size() <= MOST_READS,
            seen);
    if (reads.isEmpty()) {
      hands.findings().notShown(Rule.POINTER, "it is read consistently", seen);
    } else {
      hands
          .findings()
          .found(
              Rule.POINTER,
              "it is read consistently",
              weak == 0,
              weak + " of " + seen + " without ConsistentRead");
    }
  }
}
