package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTest {
  @ParameterizedTest
  @ValueSource(strings = {"binlog.000001:4", "a:0", "with:colon:17", ""})
  void textAndPositionAreTheSame(String text) {
    assertThat(LogPosition.parse(text)).hasToString(text);
    assertThat(LogPosition.parse(text).isEnd()).isEqualTo(text.isEmpty());
  }

  @Test
  void thePartsAreTheFileAndTheNumberAfterTheLastColon() {
    assertThat(LogPosition.parse("with:colon:17")).isEqualTo(new LogPosition("with:colon", 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"binlog.000001", ":4"})
  void whatHasNoFileOrNoPositionIsRefused(String text) {
    assertThatThrownBy(() -> LogPosition.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("log position: received '" + text + "', allowed: FILE:POSITION");
  }

  @Test
  void aPositionBelowZeroIsRefused() {
    assertThat(new LogPosition("f", 0).at()).isZero();
    assertThatThrownBy(() -> new LogPosition("f", -1)).hasMessageContaining("received -1");
  }
}
