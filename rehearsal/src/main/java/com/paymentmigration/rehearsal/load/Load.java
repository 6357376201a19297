package com.paymentmigration.rehearsal.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Sixteen clients and their steady mix of payments, refunds and session reads. */
public final class Load implements AutoCloseable {
  /** Clients at once. */
  public static final int CLIENTS = 16;

  private static final long STOP_SECONDS = 60;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Counters counters = new Counters();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /** Starts all clients against {@code front}, acknowledging into {@code ledger}. */
  public Load(URI front, SSLContext trust, Ledger ledger) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trust)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    for (int number = 0; number < CLIENTS; number++) {
      Client client = new Client(http, front, ledger, counters, number);
      threads.execute(
          () -> {
            try {
              client.run(() -> !stopped);
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
              broken.add(failure);
            }
          });
    }
  }

  /** What the clients saw. */
  public Counters counters() {
    return counters;
  }

  /** Lets each client end its request, then ends it. */
  public void stop() {
    stopped = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        throw new IllegalStateException("clients did not stop in " + STOP_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    broken.stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw new IllegalStateException("a client broke", failure);
            });
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
