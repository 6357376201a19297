package com.paymentmigration.rehearsal.certify;

import com.paymentmigration.rehearsal.application.PaymentRequest;
import com.paymentmigration.rehearsal.application.TestPayment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Asks the application for payments, as clients do: again with the same key after a failure. */
final class Payers {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long RETRY_MILLIS = 200;
  private static final long THINK_MILLIS = 40;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI service;
  private final PaymentRequest form;
  private final TestPayment.Mint mint;

  Payers(URI service, PaymentRequest form, TestPayment.Mint mint) {
    this.service = service;
    this.form = form;
    this.mint = mint;
  }

  /**
   * One request and what came of it.
   *
   * @param payment that was asked for
   * @param began {@code System.nanoTime()} of the request
   * @param ended of the answer, or of giving up
   * @param status of HTTP; 0 for no answer
   */
  record Attempt(TestPayment payment, long began, long ended, int status) {
    boolean acknowledged() {
      return status / 100 == 2;
    }

    long millis() {
      return TimeUnit.NANOSECONDS.toMillis(ended - began);
    }

    String said() {
      return status == 0 ? "no answer in " + millis() + " ms" : "status " + status;
    }
  }

  TestPayment next() {
    return mint.next();
  }

  /** Asks once. */
  Attempt once(TestPayment payment) throws InterruptedException {
    long began = System.nanoTime();
    int status;
    try {
      status =
          http.send(form.request(service, payment, LIMIT), HttpResponse.BodyHandlers.discarding())
              .statusCode();
    } catch (IOException noAnswer) {
      status = 0;
    }
    return new Attempt(payment, began, System.nanoTime(), status);
  }

  /** Asks until it is acknowledged, within {@code patience}; the last attempt. */
  Attempt insist(TestPayment payment, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Attempt attempt = once(payment);
      if (attempt.acknowledged() || System.nanoTime() > deadline) {
        return attempt;
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  /** Several clients that pay until told to stop. */
  final class Crowd implements AutoCloseable {
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final boolean insisting;
    private volatile boolean stopped;

    /**
     * Starts them.
     *
     * @param clients how many
     * @param insisting whether they ask again after a failure; else they take another payment
     */
    Crowd(int clients, boolean insisting) {
      this.insisting = insisting;
      for (int i = 0; i < clients; i++) {
        Thread thread = new Thread(this::pay, "payer-" + i);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
    }

    private void pay() {
      try {
        while (!stopped) {
          TestPayment payment = next();
          attempts.add(insisting ? insist(payment, LIMIT) : once(payment));
          TimeUnit.MILLISECONDS.sleep(THINK_MILLIS);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    List<Attempt> attempts() {
      return List.copyOf(attempts);
    }

    /** Lets each end its payment, and waits for it. */
    List<Attempt> stop() throws InterruptedException {
      stopped = true;
      for (Thread thread : threads) {
        thread.join(LIMIT.multipliedBy(2).toMillis());
        if (thread.isAlive()) {
          throw new IllegalStateException("a client does not end");
        }
      }
      return attempts();
    }

    @Override
    public void close() {
      stopped = true;
      threads.forEach(Thread::interrupt);
    }
  }
}
