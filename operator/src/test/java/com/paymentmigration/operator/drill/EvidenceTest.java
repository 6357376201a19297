package com.paymentmigration.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No card number gets into a report. */
class EvidenceTest {
  /** Test numbers that the card brands and acquirers publish, of 13 to 19 digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4222222222222",
        "378282246310005",
        "5555 5555 5555 4444",
        "6011-1111-1111-1117",
        "6304000000000000000"
      })
  void aCardNumberIsBlottedOut(String number) {
    assertThat(Evidence.line("key '" + number + "' is missing"))
        .isEqualTo("key '[number]' is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4111111111111112", "123456789012", "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5"})
  void accountsAndTransactionsStay(String text) {
    assertThat(Evidence.line(text)).isEqualTo(text);
  }

  @Test
  void evidenceIsOneLineOfBoundedLength() {
    Evidence evidence =
        new Evidence(Instant.EPOCH, "x", "a\nb\u0000c 4111111111111111" + "y".repeat(5000));

    assertThat(evidence.value())
        .startsWith("a b c [number]")
        .hasSizeLessThanOrEqualTo(Evidence.LONGEST);
    assertThat(evidence.value()).doesNotContain("4111");
  }
}
