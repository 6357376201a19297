package com.paymentmigration.lambda.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {
  private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
  private static final String B = "a0b1c2d3-71ca-11e1-9e33-c80aa9429562";

  private static GtidSet set(String text) {
    return GtidSet.parse(text);
  }

  @Test
  void theTextOfMySqlIsReadWithSeveralServersIntervalsAndWhiteSpace() {
    GtidSet read = set(" " + A + ":1-5:7 ,\n" + B + ":3 ");

    assertThat(read).hasToString(A + ":1-5:7," + B + ":3");
    assertThat(read.count()).isEqualTo(7);
    assertThat(read.sourceIds()).containsExactly(A, B);
  }

  @Test
  void equalityIsOfTransactionsNotOfSpelling() {
    assertThat(set(A + ":7:1-3:4-5").union(set(B + ":1")))
        .isEqualTo(set(B + ":1," + A.toUpperCase(java.util.Locale.ROOT) + ":1-5:7"));
  }

  @Test
  void blankTextIsTheEmptySet() {
    assertThat(set(" \n")).isEqualTo(GtidSet.EMPTY);
    assertThat(GtidSet.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void aSetContainsItsPartsAndNotMore() {
    GtidSet whole = set(A + ":1-10," + B + ":2");

    assertThat(whole.contains(set(A + ":3-4:9"))).isTrue();
    assertThat(whole.contains(GtidSet.EMPTY)).isTrue();
    assertThat(whole.contains(set(A + ":10-11"))).isFalse();
    assertThat(whole.contains(set(B + ":1"))).isFalse();
    assertThat(GtidSet.EMPTY.contains(whole)).isFalse();
  }

  @Test
  void whatIsSubtractedIsCutOutOfTheMiddle() {
    assertThat(set(A + ":1-10," + B + ":2").subtract(set(A + ":4-6," + B + ":1-9")))
        .hasToString(A + ":1-3:7-10");
  }

  @Test
  void adjacentIntervalsAreJoined() {
    assertThat(set(A + ":1-2").union(set(A + ":3"))).hasToString(A + ":1-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:5-3",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:0",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-x"
      })
  void whatIsNoGtidSetIsRefusedWithWhatWasReceived(String text) {
    assertThatThrownBy(() -> set(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received '" + text + "'");
  }
}
