package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Watchdog;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogHandlerTest {
  private final InMemoryState state = new InMemoryState();
  private final FakeExecutions executions = new FakeExecutions();
  private final WatchdogHandler handler =
      new WatchdogHandler(new Watchdog(state.writer(), InMemoryState.timing(), executions));

  @BeforeEach
  void aRunIsUnderWay() {
    state.change(
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.SHIFTING)
                .step(RunStep.SHIFTING, InMemoryState.NOW)
                .executionArn("arn:run"));
  }

  @Test
  void aTickFindsNothingToDoWhileTheRunLives() throws IOException {
    assertThat(call("{'detail-type':'Scheduled Event'}")).isFalse();
    assertThat(executions.started).isEmpty();
  }

  @Test
  void aTickStartsTheRollbackOfARunWhoseExecutionHasEnded() throws IOException {
    executions.ended.add("arn:run");

    assertThat(call("{'detail-type':'Scheduled Event'}")).isTrue();
    assertThat(executions.started.get(0).alarmTime()).isEmpty();
  }

  @Test
  void aWorkflowThatEndedBadlyStartsTheRollback() throws IOException {
    assertThat(
            call(
                "{'detail-type':'Step Functions Execution Status Change',"
                    + "'detail':{'executionArn':'arn:run','status':'TIMED_OUT'}}"))
        .isTrue();
    assertThat(executions.started)
        .containsExactly(
            new FakeExecutions.Started("arn:run", "the workflow TIMED_OUT", Optional.empty()));
  }

  @Test
  void anAlarmStartsTheRollbackWithTheTimeItWentOff() throws IOException {
    assertThat(call(alarm("ALARM", "2026-01-01T12:00:01.500+0000"))).isTrue();
    assertThat(executions.started)
        .containsExactly(
            new FakeExecutions.Started(
                "green-guard",
                "alarm green-guard",
                Optional.of(Instant.parse("2026-01-01T12:00:01.500Z"))));
  }

  @Test
  void anAlarmOlderThanTheStepStartsNothing() throws IOException {
    assertThat(call(alarm("ALARM", "2026-01-01T11:59:59.000+0000"))).isFalse();
  }

  @Test
  void anAlarmThatRecoversStartsNothing() throws IOException {
    assertThat(call(alarm("OK", "2026-01-01T12:00:01.500+0000"))).isFalse();
  }

  @Test
  void anEventOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> call("{'detail-type':'Tea Time'}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("detail-type: received 'Tea Time', allowed: Scheduled Event");
  }

  @Test
  void anEventWithoutItsDetailIsRefused() {
    assertThatThrownBy(() -> call("{'detail-type':'Step Functions Execution Status Change'}"))
        .hasMessageContaining("event /detail/executionArn: received ");
  }

  private boolean call(String event) throws IOException {
    return Invocation.of(handler, event).path("started").asBoolean();
  }

  private static String alarm(String value, String timestamp) {
    return "{'detail-type':'CloudWatch Alarm State Change','detail':{'alarmName':'green-guard',"
        + "'state':{'value':'"
        + value
        + "','timestamp':'"
        + timestamp
        + "'}}}";
  }
}
