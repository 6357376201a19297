package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RotationHandlerTest {
  @Test
  void theEventIsReadAsSecretsManagerSpellsIt() throws Exception {
    RotationHandler.Input input =
        new ObjectMapper()
            .readValue(
                "{\"Step\":\"setSecret\",\"SecretId\":\"arn\",\"ClientRequestToken\":\"token\"}",
                RotationHandler.Input.class);
    assertThat(input).isEqualTo(new RotationHandler.Input("setSecret", "arn", "token"));
  }
}
