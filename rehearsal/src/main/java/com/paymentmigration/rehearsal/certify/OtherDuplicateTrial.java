package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.TestPayment;
import com.paymentmigration.rehearsal.wire.Deed;
import com.paymentmigration.rehearsal.wire.WireRecord;

/** Another unique key than the idempotency key's is taken: 1062, and the payment is not made. */
final class OtherDuplicateTrial implements Trial {
  private static final int PAYMENTS = 3;

  @Override
  public String name() {
    return "other-duplicate";
  }

  @Override
  public String title() {
    return "1062 for another column than the idempotency key";
  }

  @Override
  public void play(Hands hands) throws InterruptedException {
    int met = 0;
    int lies = 0;
    String said = "";
    for (int i = 0; i < PAYMENTS; i++) {
      TestPayment payment = hands.payers().next();
      long begun = System.nanoTime();
      hands.bench().tampering().atEachWrite(payment.key(), Deed.REFUSE);
      Payers.Attempt attempt = hands.payers().once(payment);
      boolean tried =
          hands.bench().record().statements(begun).stream()
              .map(WireRecord.Seen::key)
              .anyMatch(payment.key()::equals);
      hands.bench().tampering().forget(payment.key());
      met += tried ? 1 : 0;
      lies += attempt.acknowledged() && hands.rowsOf(payment) == 0 ? 1 : 0;
      said = attempt.said();
    }
    String promise = "1062 for another column is no payment";
    if (met == 0) {
      hands
          .findings()
          .notShown(Rule.COMMIT, promise, "no statement with the idempotency key in it was seen");
      return;
    }
    hands
        .findings()
        .found(
            Rule.COMMIT,
            promise,
            lies == 0,
            lies + " of " + met + " were answered with success and have no row; the last: " + said);
  }
}
