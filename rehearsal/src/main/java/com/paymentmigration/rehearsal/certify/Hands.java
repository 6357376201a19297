package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.PaymentRows;
import com.paymentmigration.rehearsal.application.TestPayment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a trial has at hand.
 *
 * @param bench databases, state item, relays
 * @param payers clients of the application
 * @param findings takes what is found
 * @param rows where the application keeps payments
 * @param service where the application listens
 * @param settings what it was told of the application
 * @param tell shows a line of progress
 */
record Hands(
    Bench bench,
    Payers payers,
    Findings findings,
    PaymentRows rows,
    URI service,
    Settings settings,
    Consumer<String> tell) {
  private static final long WORD_SECONDS = 5;
  private static final Duration PROBE = Duration.ofSeconds(15);

  /**
   * What the user says of the application, and how long trials last.
   *
   * @param healthPath path of the health check
   * @param syntheticPath path of the synthetic payment; empty for none
   * @param withoutWriter how long there is no writer
   * @param unreadable how long the state item cannot be read
   */
  record Settings(
      String healthPath, String syntheticPath, Duration withoutWriter, Duration unreadable) {}

  /** Rows of the writer that are this payment. */
  int rowsOf(TestPayment payment) {
    return rows.of(bench.writingServer(), payment);
  }

  /** Rows of the writer that look like this payment, whatever their key is. */
  int rowsLike(TestPayment payment) {
    return rows.like(bench.writingServer(), payment);
  }

  /** Sleeps, and says so every five seconds. */
  void sleep(Duration time, String what) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(WORD_SECONDS)));
      long seconds = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
      if (seconds > 0) {
        tell.accept(what + ", " + seconds + " s more");
      }
    }
  }

  /** Status of the health check; 0 for no answer. */
  int health() throws InterruptedException {
    return send(
        HttpRequest.newBuilder(service.resolve(settings.healthPath())).timeout(PROBE).build());
  }

  /** Status of a synthetic payment; 0 for no answer. */
  int synthetic(String key) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(service.resolve(settings.syntheticPath()))
            .timeout(PROBE)
            .header("Synthetic-Payment", "true")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private static int send(HttpRequest request) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }
}
