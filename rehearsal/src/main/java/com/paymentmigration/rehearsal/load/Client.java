package com.paymentmigration.rehearsal.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One payer: keeps a session, pays, takes some payments back. A request that fails is tried again
 * with the same idempotency key, as payment clients do, for {@value #PATIENCE_SECONDS} s.
 */
final class Client implements Load.Part {
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration TIMEOUT = Duration.ofSeconds(25);
  private static final int THINK_MILLIS = 400;
  private static final int RETRY_MILLIS = 100;
  private static final int PAYMENTS_OF_100 = 55;
  private static final int REFUNDS_OF_100 = 10;
  private static final int SESSION_WRITES_OF_100 = 5;
  private static final int ACCOUNTS = 32;

  private final HttpClient http;
  private final URI front;
  private final Ledger ledger;
  private final Counters counters;
  private final Random random;
  private final String session = UUID.randomUUID().toString();
  private String sessionContent;
  private Ledger.Entry lastPayment;

  Client(HttpClient http, URI front, Ledger ledger, Counters counters, int seed) {
    this.http = http;
    this.front = front;
    this.ledger = ledger;
    this.counters = counters;
    this.random = new Random(seed);
  }

  @Override
  public void run(BooleanSupplier goOn) throws InterruptedException {
    writeSession();
    while (goOn.getAsBoolean()) {
      int dice = random.nextInt(100);
      if (dice < PAYMENTS_OF_100) {
        pay();
      } else if (dice < PAYMENTS_OF_100 + REFUNDS_OF_100) {
        refund();
      } else if (dice < PAYMENTS_OF_100 + REFUNDS_OF_100 + SESSION_WRITES_OF_100) {
        writeSession();
      } else {
        readSession();
      }
      Thread.sleep(THINK_MILLIS / 2 + random.nextInt(THINK_MILLIS));
    }
  }

  private void pay() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    int account = 1 + random.nextInt(ACCOUNTS);
    BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(9_900), 2);
    String body =
        "{\"key\":\"%s\",\"account\":%d,\"amount\":\"%s\"}".formatted(key, account, amount);
    if (send(post("/payments", body), true) != null) {
      lastPayment = new Ledger.Entry(key, false, account, amount, System.nanoTime());
      ledger.acknowledge(lastPayment);
    }
  }

  private void refund() throws InterruptedException {
    Ledger.Entry payment = lastPayment;
    if (payment == null) {
      return;
    }
    lastPayment = null;
    String key = UUID.randomUUID().toString();
    String body =
        "{\"key\":\"%s\",\"payment\":\"%s\",\"account\":%d,\"amount\":\"%s\"}"
            .formatted(key, payment.key(), payment.account(), payment.amount());
    if (send(post("/refunds", body), true) != null) {
      ledger.acknowledge(
          new Ledger.Entry(key, true, payment.account(), payment.amount(), System.nanoTime()));
    }
  }

  private void writeSession() throws InterruptedException {
    String content = "cart " + random.nextInt(1_000_000);
    HttpRequest request =
        to("/sessions/" + session).PUT(HttpRequest.BodyPublishers.ofString(content)).build();
    // Not acknowledged is in doubt: then the next read decides what it should be.
    sessionContent = send(request, true) == null ? null : content;
  }

  private void readSession() throws InterruptedException {
    String read = send(to("/sessions/" + session).GET().build(), false);
    if (read != null && sessionContent != null && !read.equals(sessionContent)) {
      counters.brokenSession(session + ": received '" + read + "', left '" + sessionContent + "'");
    }
  }

  private HttpRequest post(String path, String body) {
    return to(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(front.resolve(path)).timeout(TIMEOUT);
  }

  /** Body of the good answer; null if there was none in time. */
  private String send(HttpRequest request, boolean write) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int tries = 0;
    while (true) {
      String answer = attempt(request);
      if (answer != null || System.nanoTime() > deadline) {
        counters.request(write, answer != null);
        return answer;
      }
      Thread.sleep(Math.min(1_000, (long) RETRY_MILLIS << Math.min(tries++, 4)));
    }
  }

  private String attempt(HttpRequest request) throws InterruptedException {
    long start = System.nanoTime();
    String answer = null;
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      answer = response.statusCode() / 100 == 2 ? response.body() : null;
    } catch (IOException noAnswer) {
      answer = null;
    }
    counters.attempt((System.nanoTime() - start) / 1e6, answer != null);
    return answer;
  }
}
