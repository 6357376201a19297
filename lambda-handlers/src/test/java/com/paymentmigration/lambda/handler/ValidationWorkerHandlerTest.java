package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.validation.work.ValidationJob;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidationWorkerHandlerTest {
  /** A statement that runs is ended, and what is known is stored, within the function's time. */
  @Test
  void aUnitEndsBeforeItsFunctionIsEnded() {
    assertThat(ValidationWorkerHandler.forWork(900_000))
        .isEqualTo(Duration.ofMinutes(15).minus(ValidationJob.GRACE).minusSeconds(30));
  }
}
