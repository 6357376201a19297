package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.traffic.Probe;
import com.paymentmigration.lambda.traffic.ProbeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks one environment over HTTPS, past the weights: the preview header names the environment. A
 * connection each time, as a new client would make it.
 *
 * <p>An answer counts when the certificate is the service's, the status is 200, and the whole took
 * no longer than the limit.
 */
public final class HttpsProbe implements Probe {
  /** Waits this many times the limit for an answer, so that the log tells slow from dead. */
  private static final int PATIENCE = 2;

  private static final int OK = 200;

  private final HttpsExchange exchange;
  private final String previewHeader;
  private final Duration limit;
  private final AtomicBoolean warm = new AtomicBoolean();

  /**
   * A probe of {@code service}.
   *
   * @param tls whose trust settings decide which certificates are good; the JVM's own in AWS
   * @param previewHeader name of the header that pins a request to an environment
   * @param limit slowest acceptable answer, connection included
   */
  public HttpsProbe(
      SSLSocketFactory tls, HttpsAddress service, String previewHeader, Duration limit) {
    this.exchange = new HttpsExchange(tls, service, limit.multipliedBy(PATIENCE));
    this.previewHeader = previewHeader;
    this.limit = limit;
  }

  @Override
  public ProbeResult ask(Environment environment) {
    if (warm.compareAndSet(false, true)) {
      // The first exchange of a JVM loads the TLS classes: that time is not the environment's.
      timed(environment);
    }
    return timed(environment);
  }

  private ProbeResult timed(Environment environment) {
    long start = System.nanoTime();
    try {
      int status = exchange.status(previewHeader + ": " + environment.key());
      long millis = millisSince(start);
      if (status != OK) {
        return new ProbeResult(false, millis, "status " + status + " in " + millis + " ms");
      }
      return new ProbeResult(
          millis <= limit.toMillis(),
          millis,
          "status " + status + " in " + millis + " ms, limit " + limit.toMillis() + " ms");
    } catch (IOException noAnswer) {
      long millis = millisSince(start);
      return new ProbeResult(false, millis, "no answer in " + millis + " ms: " + noAnswer);
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
