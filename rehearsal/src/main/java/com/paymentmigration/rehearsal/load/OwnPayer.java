package com.paymentmigration.rehearsal.load;

import com.paymentmigration.rehearsal.application.PaymentRequest;
import com.paymentmigration.rehearsal.application.TestPayment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A client that pays by the request that the user described, and nothing else. */
final class OwnPayer implements Load.Part {
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration TIMEOUT = Duration.ofSeconds(25);
  private static final int THINK_MILLIS = 400;
  private static final int RETRY_MILLIS = 100;

  private final HttpClient http;
  private final URI front;
  private final PaymentRequest form;
  private final TestPayment.Mint mint;
  private final Ledger ledger;
  private final Counters counters;

  OwnPayer(
      HttpClient http,
      URI front,
      PaymentRequest form,
      TestPayment.Mint mint,
      Ledger ledger,
      Counters counters) {
    this.http = http;
    this.front = front;
    this.form = form;
    this.mint = mint;
    this.ledger = ledger;
    this.counters = counters;
  }

  @Override
  public void run(BooleanSupplier goOn) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      TestPayment payment = mint.next();
      if (pays(payment)) {
        ledger.acknowledge(
            new Ledger.Entry(
                payment.key(), false, payment.account(), payment.amount(), System.nanoTime()));
      }
      Thread.sleep(THINK_MILLIS / 2 + ThreadLocalRandom.current().nextInt(THINK_MILLIS));
    }
  }

  private boolean pays(TestPayment payment) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int tries = 0;
    while (true) {
      boolean good = attempt(payment);
      if (good || System.nanoTime() > deadline) {
        counters.request(true, good);
        return good;
      }
      Thread.sleep(Math.min(1_000, (long) RETRY_MILLIS << Math.min(tries++, 4)));
    }
  }

  private boolean attempt(TestPayment payment) throws InterruptedException {
    long start = System.nanoTime();
    boolean good;
    try {
      good =
          http.send(form.request(front, payment, TIMEOUT), HttpResponse.BodyHandlers.discarding())
                      .statusCode()
                  / 100
              == 2;
    } catch (IOException noAnswer) {
      good = false;
    }
    counters.attempt((System.nanoTime() - start) / 1e6, good);
    return good;
  }
}
