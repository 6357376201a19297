package com.paymentmigration.lambda.validation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "card 4111 1111 1111 1111 exp 12/27",
        "5555-5555-5555-4444",
        "amex 378282246310005",
        "order 1234567890123 and 4012888888881881",
        "aaaaaaaa-4111-1111-1111-1111aaaaaaaa 4111111111111111",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111111111111111/12/27",
        "12/4111111111111111 7"
      })
  void numbersThatSatisfyLuhnsFormulaAreFound(String text) {
    assertThat(CardNumbers.in(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "1234567890123456",
        "0000000000000000",
        "call 030 1234567",
        "41111111111111114111111111111111",
        "aaaaaaaa-4111-1111-1111-1111aaaaaaaa",
        ""
      })
  void otherNumbersAreNot(String text) {
    assertThat(CardNumbers.in(text)).isFalse();
  }

  @Test
  void theMiddleDigitsAreMaskedAndNothingElse() {
    assertThat(CardNumbers.masked("card 4111 1111 1111 1111 12/27, order 7"))
        .isEqualTo("card 4111 11** **** 1111 12/27, order 7");
    assertThat(CardNumbers.masked("id 4111111111111112")).isEqualTo("id 4111111111111112");
  }
}
