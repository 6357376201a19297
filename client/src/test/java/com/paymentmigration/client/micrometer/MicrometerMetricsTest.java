package com.paymentmigration.client.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.client.FailureClass;
import com.paymentmigration.client.Finding;
import com.paymentmigration.client.WriterPointer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Names and values of the meters, as docs/client-library.md lists them. */
class MicrometerMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerMetrics metrics = new MicrometerMetrics(registry);

  @Test
  void everyFigureHasAMeter() {
    metrics.borrowed(Duration.ofMillis(1200));
    metrics.gaveUp(Duration.ofSeconds(15));
    metrics.moved(WriterPointer.none(7));
    metrics.unreadable();
    metrics.condemned(FailureClass.WRITER_MOVED);
    metrics.triedAgain(FailureClass.CONFLICT);
    metrics.lookedUp(Finding.SAME_PAYMENT);

    assertThat(
            registry
                .get("payment.migration.borrow")
                .tag("outcome", "connection")
                .timer()
                .max(TimeUnit.MILLISECONDS))
        .isEqualTo(1200);
    assertThat(registry.get("payment.migration.borrow").tag("outcome", "none").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("payment.migration.writers").gauge().value()).isZero();
    assertThat(registry.get("payment.migration.epoch").gauge().value()).isEqualTo(7);
    assertThat(registry.get("payment.migration.state.unreadable").counter().count()).isEqualTo(1);
    assertThat(counter("condemned", "why", "WRITER_MOVED")).isEqualTo(1);
    assertThat(counter("retries", "why", "CONFLICT")).isEqualTo(1);
    assertThat(counter("lookups", "finding", "SAME_PAYMENT")).isEqualTo(1);
  }

  private double counter(String name, String tag, String value) {
    return registry.get("payment.migration." + name).tag(tag, value).counter().count();
  }
}
