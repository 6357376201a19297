package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TwoThreadsTest {
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private final TwoThreads threads = new TwoThreads();

  @Test
  void whatRunsBesideAStatementIsRepeatedWhileItRuns() {
    CountDownLatch thrice = new CountDownLatch(3);

    threads.whileRepeating(() -> await(thrice), thrice::countDown, INTERVAL);

    assertThat(thrice.getCount()).isZero();
  }

  @Test
  void nothingRunsOnOnceTheStatementHasEnded() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();

    threads.whileRepeating(
        () -> await(begun),
        () -> {
          begun.countDown();
          sleep();
          ended.set(true);
        },
        INTERVAL);

    assertThat(ended).isTrue();
  }

  @Test
  void aStatementThatFailsCarriesTheFailureBesideIt() {
    CountDownLatch failing = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                threads.whileRepeating(
                    () -> {
                      await(failing);
                      throw new IllegalStateException("statement");
                    },
                    () -> {
                      failing.countDown();
                      throw new IllegalStateException("beside");
                    },
                    INTERVAL))
        .hasMessage("statement")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("beside"));
  }

  @Test
  void aFailureBesideTheStatementIsAFailure() {
    CountDownLatch failing = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                threads.whileRepeating(
                    () -> await(failing),
                    () -> {
                      failing.countDown();
                      throw new IllegalStateException("beside");
                    },
                    INTERVAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("beside");
  }

  @Test
  void aFailureOfTheStatementIsAFailureAndNothingRunsOn() {
    AtomicBoolean running = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                threads.whileRepeating(
                    () -> {
                      throw new IllegalStateException("statement");
                    },
                    () -> {
                      running.set(true);
                      sleep();
                      running.set(false);
                    },
                    INTERVAL))
        .hasMessage("statement");
    assertThat(running).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
