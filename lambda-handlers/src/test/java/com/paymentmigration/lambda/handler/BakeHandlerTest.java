package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.PauseRequests;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.traffic.Bake;
import com.paymentmigration.lambda.traffic.GuardAlarm;
import com.paymentmigration.lambda.traffic.ProbeResult;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BakeHandlerTest {
  private final InMemoryState state = new InMemoryState();
  private boolean healthy = true;
  private final BakeHandler handler =
      new BakeHandler(
          new Bake(
              new StateTrafficIntents(state.writer(), InMemoryState.timing()),
              environment -> new ProbeResult(healthy, 20, healthy ? "fine" : "broken"),
              environment -> new GuardAlarm("guard", false, Instant.EPOCH, "quiet"),
              PauseRequests.NONE,
              InMemoryState.timing()),
          InMemoryState.timing().clock());

  @BeforeEach
  void aRunIsUnderWay() {
    state.change(
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.SHIFTING)
                .step(RunStep.SHIFTING, InMemoryState.NOW));
  }

  @Test
  void theFirstRoundKnowsNoSamples() throws IOException {
    JsonNode answer = round("{'startedAt':'2026-01-01T12:00:00.123Z','verdict':'CONTINUE'}");

    assertThat(answer)
        .hasToString(
            "{\"verdict\":\"CONTINUE\","
                + "\"reason\":\"after 1 of 60 s: no evidence against blue\","
                + "\"startedAt\":\"2026-01-01T11:59:59Z\","
                + "\"samples\":{\"rounds\":1,\"blue\":{\"outcomes\":\"+\"},"
                + "\"green\":{\"outcomes\":\"+\"},\"slowestMillis\":20},"
                + "\"touch\":true,\"touchedAt\":\"2026-01-01T12:00:00Z\"}");
  }

  @Test
  void theAnswerHandedBackIsRemembered() throws IOException {
    JsonNode first = round("null");
    healthy = false;
    JsonNode second = round(first.toString());

    assertThat(second.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(second.path("samples").path("green").path("outcomes").asText()).isEqualTo("+--");
  }

  @Test
  void theWayBackIsTouchedInTheFirstRoundAndNotInTheNext() throws IOException {
    JsonNode first = round("null");
    JsonNode second = round(first.toString());

    assertThat(first.path("touch").asBoolean()).isTrue();
    assertThat(second.path("touch").asBoolean()).isFalse();
    assertThat(second.path("touchedAt")).isEqualTo(first.path("touchedAt"));
  }

  @Test
  void aBakeWhoseTimeIsOverPassesOnItsSecondCleanRound() throws IOException {
    JsonNode first = call("2026-01-01T11:00:00Z", "null");

    assertThat(call("2026-01-01T11:00:00Z", first.toString()).path("verdict").asText())
        .isEqualTo("PASS");
  }

  private JsonNode round(String previous) throws IOException {
    return call("2026-01-01T11:59:59Z", previous);
  }

  private JsonNode call(String startedAt, String previous) throws IOException {
    return Invocation.of(
        handler,
        "{'epoch':1,'weight':10,'bakeSeconds':60,'startedAt':'"
            + startedAt
            + "','previous':"
            + previous
            + "}");
  }
}
