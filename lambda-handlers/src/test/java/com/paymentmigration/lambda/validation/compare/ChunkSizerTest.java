package com.paymentmigration.lambda.validation.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizerTest {
  private final ChunkSizer sizer = new ChunkSizer(true);

  @Test
  void itSettlesOnHalfASecond() {
    for (int chunk = 0; chunk < 10; chunk++) {
      sizer.took(sizer.rows(), Duration.ofNanos(sizer.rows() * 2500));
    }

    assertThat(sizer.rows()).isEqualTo(200_000);
  }

  @Test
  void oneSlowChunkShrinksTheNextAtMostFourfold() {
    long before = sizer.rows();

    sizer.took(before, Duration.ofMinutes(10));

    assertThat(sizer.rows()).isEqualTo(before / 4);
  }

  @Test
  void anEmptyRangeTeachesNothing() {
    long before = sizer.rows();

    sizer.took(0, Duration.ofMillis(1));

    assertThat(sizer.rows()).isEqualTo(before);
  }
}
