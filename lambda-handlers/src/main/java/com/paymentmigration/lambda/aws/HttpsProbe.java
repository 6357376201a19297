package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.traffic.Probe;
import com.paymentmigration.lambda.traffic.ProbeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks one environment over HTTPS, past the weights: the preview header names the environment. A
 * connection each time, as a new client would make it.
 *
 * <p>An answer counts when the certificate is the service's, the status is 200, and the whole took
 * no longer than the limit. Where the application offers a synthetic payment, both its health and
 * that payment must be answered so: health alone says nothing of the way to the writer.
 */
public final class HttpsProbe implements Probe {
  /** Marks what is no client's: the application keeps it apart from its books. */
  public static final String SYNTHETIC = "Synthetic-Payment: true";

  /** Waits this many times the limit for an answer, so that the log tells slow from dead. */
  private static final int PATIENCE = 2;

  private static final int OK = 200;

  /** The warm-up takes no more of a call, whatever the service does. */
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private final HttpsExchange warmUp;
  private final List<HttpsExchange> exchanges;
  private final String previewHeader;
  private final Duration limit;
  private final Supplier<String> keys;
  private final AtomicBoolean warm = new AtomicBoolean();

  /**
   * A probe of {@code service}.
   *
   * @param tls whose trust settings decide which certificates are good; the JVM's own in AWS
   * @param syntheticPayment path of the synthetic payment, if there is one
   * @param previewHeader name of the header that pins a request to an environment
   * @param limit slowest acceptable answer of each request, connection included
   * @param keys an idempotency key for each synthetic payment
   */
  public HttpsProbe(
      SSLSocketFactory tls,
      HttpsAddress service,
      Optional<String> syntheticPayment,
      String previewHeader,
      Duration limit,
      Supplier<String> keys) {
    Duration timeout = limit.multipliedBy(PATIENCE);
    this.warmUp = new HttpsExchange(tls, "GET", service, min(timeout, WARM_UP));
    HttpsExchange health = new HttpsExchange(tls, "GET", service, timeout);
    this.exchanges =
        syntheticPayment
            .map(path -> new HttpsExchange(tls, "POST", service.at(path), timeout))
            .map(payment -> List.of(health, payment))
            .orElse(List.of(health));
    this.previewHeader = previewHeader;
    this.limit = limit;
    this.keys = keys;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public ProbeResult ask(Environment environment) {
    warmUp(environment);
    ProbeResult worst = null;
    for (HttpsExchange exchange : exchanges) {
      ProbeResult result = timed(exchange, environment);
      if (!result.ok()) {
        return result;
      }
      worst = worst == null || result.latencyMillis() > worst.latencyMillis() ? result : worst;
    }
    return worst;
  }

  /** A side that hangs takes no time from the other: both together fit one call of a bake. */
  @Override
  public Map<Environment, ProbeResult> askBoth() {
    warmUp(Environment.BLUE);
    ExecutorService threads = Executors.newFixedThreadPool(Environment.values().length);
    try {
      Map<Environment, Future<ProbeResult>> asked = new EnumMap<>(Environment.class);
      for (Environment environment : Environment.values()) {
        asked.put(environment, threads.submit(() -> ask(environment)));
      }
      Map<Environment, ProbeResult> results = new EnumMap<>(Environment.class);
      for (Map.Entry<Environment, Future<ProbeResult>> each : asked.entrySet()) {
        results.put(each.getKey(), each.getValue().get());
      }
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MigrationException("probe: interrupted", stopped);
    } catch (ExecutionException failure) {
      throw new MigrationException("probe: " + failure.getCause(), failure);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The first exchange of a JVM loads the TLS classes: that time is not the environment's. */
  private void warmUp(Environment environment) {
    if (warm.compareAndSet(false, true)) {
      timed(warmUp, environment);
    }
  }

  private ProbeResult timed(HttpsExchange exchange, Environment environment) {
    long start = System.nanoTime();
    try {
      int status =
          exchange.status(
              List.of(
                  previewHeader + ": " + environment.key(),
                  SYNTHETIC,
                  "Idempotency-Key: " + keys.get()));
      long millis = millisSince(start);
      String answer = exchange + ": status " + status + " in " + millis + " ms";
      if (status != OK) {
        return new ProbeResult(false, millis, answer);
      }
      return new ProbeResult(
          millis <= limit.toMillis(), millis, answer + ", limit " + limit.toMillis() + " ms");
    } catch (IOException noAnswer) {
      long millis = millisSince(start);
      return new ProbeResult(
          false, millis, exchange + ": no answer in " + millis + " ms: " + noAnswer);
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
