package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.credentials.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialJsonTest {
  @Test
  void aCredentialReadsBackAsItself() {
    Credentials credential = new Credentials("admin", "quote\" and \\ and ü");
    assertThat(CredentialJson.parse("arn", CredentialJson.text(credential))).isEqualTo(credential);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "{\"password\":\"hunter2\"}",
        "{\"username\":\"hunter2\"}",
        "{\"username\":\"a\",\"password\":\"hunter2\"",
        "[\"hunter2\"]"
      })
  void anotherFormIsRejectedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> CredentialJson.parse("arn", text))
        .hasMessageContaining("secret arn")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
