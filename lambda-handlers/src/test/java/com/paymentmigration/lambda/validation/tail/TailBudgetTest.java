package com.paymentmigration.lambda.validation.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailBudgetTest {
  private static final Duration BOX = Duration.ofMillis(300);

  private static TailBudget.Tried<String> tried(String table, long millis) {
    return new TailBudget.Tried<>(table, Duration.ofMillis(millis));
  }

  @Test
  void whatTookHalfTheBoxInAllFits() {
    assertThat(TailBudget.fitting(List.of(tried("a", 100), tried("b", 50)), BOX))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theQuickestPartsFitFirstAndTheSlowestStaysOut() {
    assertThat(TailBudget.fitting(List.of(tried("slow", 149), tried("b", 2), tried("a", 1)), BOX))
        .containsExactly("a", "b");
  }

  @Test
  void nothingFitsWhenEachPartIsTooSlow() {
    assertThat(TailBudget.fitting(List.of(tried("slow", 151)), BOX)).isEmpty();
  }
}
