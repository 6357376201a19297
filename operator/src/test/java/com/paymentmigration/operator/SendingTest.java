package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said while a rollback is sent. */
class SendingTest {
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private Sending sending() {
    return new Sending("rollback", () -> "SFN in us-east-1", said::add);
  }

  @Test
  void afterASecondWithoutAnAnswerThereIsAWord() {
    try (Sending sending = sending()) {
      sending.send(
          () -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            while (said.isEmpty() && System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            return "arn";
          });
    }

    assertThat(said)
        .containsExactly(
            "rollback: no answer yet from SFN in us-east-1; it was sent and may have been started:"
                + " call again, twice does no harm");
  }

  @Test
  void aCallThatComesFirstGetsItsWordAndNothingIsStarted() {
    try (Sending sending = sending()) {
      sending.before(
          () -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            while (said.isEmpty() && System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            return "stack";
          });
    }

    assertThat(said)
        .containsExactly("rollback: no answer yet from SFN in us-east-1; it is not started");
  }

  @Test
  void whetherItWasStartedIsKnownAtEachStage() {
    try (Sending sending = sending()) {
      assertThat(sending.started()).isEqualTo("it is not started");
      sending.send(
          () -> {
            assertThat(sending.started()).startsWith("it was sent and may have been started");
            return "arn";
          });
      assertThat(sending.started()).isEqualTo("it is started, and goes on by itself");
    }
  }

  @Test
  void aFailureLeavesItOpenWhetherItWasStarted() {
    try (Sending sending = sending()) {
      assertThatThrownBy(
              () ->
                  sending.send(
                      () -> {
                        throw new IllegalStateException("no answer");
                      }))
          .hasMessage("no answer");
      assertThat(sending.started()).startsWith("it was sent and may have been started");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WHY",
        "why",
        " NAME ",
        "TEXT",
        "YOUR_NAME",
        "your reason",
        "who",
        "...",
        "…",
        "<reason>",
        "todo",
        "$WHY",
        "${REASON}",
        "--"
      })
  void placeholdersAreNoReasons(String text) {
    assertThat(Placeholder.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drill", "CHG-1043", "why not", "latency > 500 ms", "x", "error rate"})
  void anythingElseMayBeOne(String text) {
    assertThat(Placeholder.is(text)).isFalse();
  }
}
