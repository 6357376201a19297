package com.paymentmigration.rehearsal.load;

import com.paymentmigration.rehearsal.application.PaymentRequest;
import com.paymentmigration.rehearsal.application.TestPayment;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** Sixteen clients and their steady mix, or what the user of an own application has instead. */
public final class Load implements AutoCloseable {
  /** Clients at once. */
  public static final int CLIENTS = 16;

  private static final long STOP_SECONDS = 60;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Counters counters = new Counters();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /** Something that makes load until it is told to end. */
  interface Part {
    /** Goes on while {@code goOn}. */
    void run(BooleanSupplier goOn) throws InterruptedException;
  }

  private Load() {}

  /** Payments, refunds and sessions against {@code front}, acknowledging into {@code ledger}. */
  public static Load mixed(URI front, SSLContext trust, Ledger ledger) {
    Load load = new Load();
    HttpClient http = client(trust);
    for (int number = 0; number < CLIENTS; number++) {
      load.start(new Client(http, front, ledger, load.counters, number));
    }
    return load;
  }

  /** Payments of {@code mint} as the user describes them. */
  public static Load ofPayments(
      URI front, SSLContext trust, PaymentRequest form, TestPayment.Mint mint, Ledger ledger) {
    Load load = new Load();
    HttpClient http = client(trust);
    for (int number = 0; number < CLIENTS; number++) {
      load.start(new OwnPayer(http, front, form, mint, ledger, load.counters));
    }
    return load;
  }

  /** The user's own command. */
  public static Load ofCommand(
      String command, Path folder, URI front, Path authorities, Ledger ledger) {
    Load load = new Load();
    load.start(new OwnLoad(command, folder, front, authorities, ledger, load.counters));
    return load;
  }

  private static HttpClient client(SSLContext trust) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(trust)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  private void start(Part part) {
    threads.execute(
        () -> {
          try {
            part.run(() -> !stopped);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException failure) {
            broken.add(failure);
          }
        });
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
