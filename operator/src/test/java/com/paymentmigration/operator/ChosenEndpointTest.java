package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong address is named with its variable, before anything is called. */
class ChosenEndpointTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"not-a-url", "127.0.0.1:5000", "http://", "ftp://127.0.0.1", "http://a b", "://x"})
  void whatIsNoAddressIsRefusedByName(String value) {
    assertThatThrownBy(() -> ChosenEndpoint.check(Map.of("AWS_ENDPOINT_URL_STS", value)))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith(
            "AWS_ENDPOINT_URL_STS: received '" + value + "', allowed: an address such as");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "http://127.0.0.1:5000",
        "https://vpce-1.sts.us-east-1.vpce.amazonaws.com"
      })
  void anAddressOrNothingIsTaken(String value) {
    assertThatCode(() -> ChosenEndpoint.check(Map.of("AWS_ENDPOINT_URL", value, "HOME", "x")))
        .doesNotThrowAnyException();
  }
}
