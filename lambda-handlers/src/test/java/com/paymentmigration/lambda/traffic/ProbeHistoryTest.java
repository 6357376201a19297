package com.paymentmigration.lambda.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeHistoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"--", "+++--", "-+-+-", "-++++++--", "-+++-++++-"})
  void twoInARowOrThreeAmongTenAreEvidence(String outcomes) {
    assertThat(new ProbeHistory(outcomes).condemns()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+", "-+-", "--+", "-++++++++-"})
  void lessIsNone(String outcomes) {
    assertThat(new ProbeHistory(outcomes).condemns()).isFalse();
  }

  @Test
  void roundsBeyondTheTenthAreForgotten() {
    ProbeHistory history = new ProbeHistory("-+-+++++++").and(true);

    assertThat(history).isEqualTo(new ProbeHistory("+-++++++++"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "+++++++++++"})
  void whatIsNoHistoryIsRejected(String outcomes) {
    assertThatThrownBy(() -> new ProbeHistory(outcomes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received '" + outcomes + "', allowed: up to 10 of + and -");
  }
}
