package com.paymentmigration.lambda.validation.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final AnswerAddress ADDRESS =
      new AnswerAddress(
          ResponseUrl.of("https://bucket.s3.amazonaws.com/x?sig=1"),
          "arn",
          "request",
          "Gate",
          "pre-migration-validation");

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "\"", "\u0001", "\uD83D\uDE00"})
  void aLongReasonIsCutToTheLimitAndStaysJson(String character) throws IOException {
    byte[] body = new Answer(false, "first failure " + character.repeat(9000)).body(ADDRESS);

    assertThat(body.length).isBetween(Answer.MAX_BYTES - 100, Answer.MAX_BYTES);
    JsonNode json = new ObjectMapper().readTree(body);
    assertThat(json.path("Reason").asText()).startsWith("first failure").endsWith("[...]");
  }

  @Test
  void aReasonThatFitsIsLeftAsItIs() throws IOException {
    byte[] body = new Answer(true, "fine").body(ADDRESS);

    assertThat(new ObjectMapper().readTree(body).path("Reason").asText()).isEqualTo("fine");
  }
}
