package com.paymentmigration.client.micrometer;

import com.paymentmigration.client.ClientMetrics;
import com.paymentmigration.client.FailureClass;
import com.paymentmigration.client.Finding;
import com.paymentmigration.client.WriterPointer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Figures as meters whose names begin with {@code payment.migration}. */
public final class MicrometerMetrics implements ClientMetrics {
  private static final String PREFIX = "payment.migration.";

  private final MeterRegistry registry;
  private final Timer borrowed;
  private final Timer gaveUp;
  private final AtomicLong writers;
  private final AtomicLong epoch;

  /** Meters in {@code registry}. */
  public MicrometerMetrics(MeterRegistry registry) {
    this.registry = registry;
    borrowed = timer("connection");
    gaveUp = timer("none");
    writers = registry.gauge(PREFIX + "writers", new AtomicLong());
    epoch = registry.gauge(PREFIX + "epoch", new AtomicLong());
  }

  private Timer timer(String outcome) {
    return Timer.builder(PREFIX + "borrow").tag("outcome", outcome).register(registry);
  }

  @Override
  public void borrowed(Duration waited) {
    borrowed.record(waited);
  }

  @Override
  public void gaveUp(Duration waited) {
    gaveUp.record(waited);
  }

  @Override
  public void moved(WriterPointer now) {
    writers.set(now.writer().isPresent() ? 1 : 0);
    epoch.set(now.epoch());
  }

  @Override
  public void unreadable() {
    registry.counter(PREFIX + "state.unreadable").increment();
  }

  @Override
  public void condemned(FailureClass why) {
    registry.counter(PREFIX + "condemned", "why", why.name()).increment();
  }

  @Override
  public void triedAgain(FailureClass why) {
    registry.counter(PREFIX + "retries", "why", why.name()).increment();
  }

  @Override
  public void lookedUp(Finding finding) {
    registry.counter(PREFIX + "lookups", "finding", finding.name()).increment();
  }
}
