package com.paymentmigration.lambda.validation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateConversationTest {
  private final GateFixture fixture = new GateFixture();

  @AfterEach
  void stopTheServer() {
    fixture.close();
  }

  @Test
  void theAnswerRepeatsTheRequestAndCarriesNoContentType() {
    fixture.outcome(fixture.event("Create", null, "prepare"));

    JsonNode answer = fixture.server.onlyAnswer();
    assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
    assertThat(answer.path("StackId").asText()).startsWith("arn:aws:cloudformation:");
    assertThat(answer.path("RequestId").asText()).isEqualTo("4e8a2c0e-0000-4000-8000-000000000001");
    assertThat(answer.path("LogicalResourceId").asText()).isEqualTo("PreMigrationValidation");
    assertThat(fixture.server.contentTypes()).containsExactly("null");
  }

  @Test
  void thePhysicalIdIsTheSameInEveryPhase() {
    fixture.outcome(fixture.event("Create", null, "prepare"));
    fixture.outcome(fixture.event("Update", "migrate", "stabilize"));

    assertThat(fixture.server.bodies())
        .allSatisfy(
            body ->
                assertThat(new ObjectMapper().readTree(body).path("PhysicalResourceId").asText())
                    .isEqualTo("pre-migration-validation"));
  }

  @Test
  void aDeleteSucceedsEvenWhenNothingElseWorks() {
    GateConversation broken =
        new GateConversation(
            () -> {
              throw new IllegalStateException("environment variable STATE_TABLE: received nothing");
            },
            fixture.server.sender());

    broken.answer(fixture.event("Delete", null, "nonsense"), Duration.ofSeconds(60));

    assertThat(fixture.server.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void aCrashIsAnsweredAsAFailure() {
    fixture.failure = new IllegalStateException("table not reachable");

    fixture.outcome(fixture.event("Update", "prepare", "migrate"));

    JsonNode answer = fixture.server.onlyAnswer();
    assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("Reason").asText()).contains("table not reachable");
  }

  @Test
  void aGateThatIsTooSlowIsAnsweredAsAFailureBeforeTheFunctionDies() {
    fixture.delay = Duration.ofSeconds(20);

    long start = System.nanoTime();
    fixture
        .conversation()
        .answer(
            fixture.event("Update", "prepare", "migrate"),
            GateConversation.ANSWER_TIME.plusMillis(200));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(fixture.server.onlyAnswer().path("Reason").asText()).contains("in time");
  }

  @Test
  void aMalformedEventIsAnsweredWithWhatIsAllowed() {
    fixture.outcome(fixture.event("Update", "prepare", "someday"));

    assertThat(fixture.server.onlyAnswer().path("Reason").asText())
        .contains("ResourceProperties.MigrationPhase")
        .contains("received 'someday'")
        .contains("allowed: prepare, migrate, stabilize, retire");
  }

  @Test
  void anUnknownRequestTypeIsAnsweredAsAFailure() {
    fixture.outcome(fixture.event("Renew", "prepare", "migrate"));

    assertThat(fixture.server.onlyAnswer().path("Reason").asText()).contains("received 'Renew'");
  }

  @Test
  void aMissingAddressIsReportedWithoutAnAnswer() {
    ObjectNode event = fixture.event("Create", null, "prepare");
    event.remove("ResponseURL");

    assertThatThrownBy(() -> fixture.outcome(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ResponseURL");
  }

  @Test
  void theAddressesSignatureIsInNoTextOfOurs() {
    GateEvent event = GateEvent.of(fixture.event("Create", null, "prepare"));

    assertThat(event.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> ResponseUrl.of("https://host/?X-Amz-Signature=se cret"))
        .hasMessageNotContaining("cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bucket.s3.amazonaws.com/x",
        "https://attacker.example/x",
        "https://s3.amazonaws.com.attacker.example/x",
        "https://attackeramazonaws.com/x",
        "https://amazonaws.com@attacker.example/x",
        "https://user@bucket.s3.amazonaws.com/x",
        "https://bucket.s3.amazonaws.com:8443/x",
        "file:///bucket.s3.amazonaws.com/x",
        "//bucket.s3.amazonaws.com/x"
      })
  void anAddressThatIsNotOfAwsGetsNoAnswer(String address) {
    ObjectNode event = fixture.event("Create", null, "prepare");
    event.put("ResponseURL", address);

    assertThatThrownBy(() -> fixture.outcome(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: the address that CloudFormation sent")
        .hasMessageNotContaining(address);
    assertThat(fixture.server.bodies()).isEmpty();
  }

  @Test
  void anAnswerIsTriedAgainAfterAServerError() {
    fixture.server.failNext(2);

    fixture.outcome(fixture.event("Create", null, "prepare"));

    assertThat(fixture.server.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void anAnswerThatCannotBeDeliveredLeavesAsAnExceptionSoThatLambdaRepeatsTheCall() {
    fixture.server.failNext(100);

    assertThatThrownBy(() -> fixture.outcome(fixture.event("Create", null, "prepare")))
        .isInstanceOf(AnswerNotDeliveredException.class)
        .hasMessageContaining("HTTP 503")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aRepeatedRequestGivesTheRunTheSameName() {
    fixture.outcome(fixture.event("Update", "prepare", "migrate"));
    fixture.outcome(fixture.event("Update", "prepare", "migrate"));

    assertThat(fixture.started)
        .containsExactly(
            "gate-4e8a2c0e-0000-4000-8000-000000000001",
            "gate-4e8a2c0e-0000-4000-8000-000000000001");
  }
}
