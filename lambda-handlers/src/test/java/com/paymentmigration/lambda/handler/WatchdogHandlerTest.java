package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.GuardNames;
import com.paymentmigration.lambda.cutover.Watchdog;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatchdogHandlerTest {
  private static final String JUST_NOW = "2026-01-01T12:00:01.500+0000";

  private final InMemoryState state = new InMemoryState();
  private final FakeExecutions executions = new FakeExecutions();
  private final List<String> published = new ArrayList<>();
  private final WatchdogHandler handler =
      new WatchdogHandler(
          new WatchdogComposition(
              state::read,
              new Watchdog(
                  state.writer(),
                  InMemoryState.timing(),
                  executions,
                  new GuardNames("blue-guard", "green-guard"),
                  (subject, message) -> published.add(subject + "\n" + message)),
              new ClaimRollback(state.writer(), InMemoryState.timing(), executions)));

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
  void aTickTriesARunAgainThatHaltedWithoutAWriterAndLeavesOneWithAWriterToAPerson()
      throws IOException {
    state.change(draft -> draft.status(MigrationStatus.HALTED).step(RunStep.IDLE));
    assertThat(call("{'detail-type':'Scheduled Event'}")).isFalse();

    state.change(draft -> draft.writer(Writer.none()));
    assertThat(call("{'detail-type':'Scheduled Event'}")).isTrue();
    assertThat(executions.started.get(0).reason()).isEqualTo("halted without a writer");
  }

  @Test
  void aTickStartsTheRollbackOfAMoveThatIsOverItsDeadlineAndNotBefore() throws IOException {
    Instant deadline = InMemoryState.NOW.minus(Deadlines.MOVE);
    moving(deadline);
    assertThat(call("{'detail-type':'Scheduled Event'}")).isFalse();

    moving(deadline.minusMillis(1));
    assertThat(call("{'detail-type':'Scheduled Event'}")).isTrue();
  }

  private void moving(Instant since) {
    state.change(draft -> draft.status(MigrationStatus.CUTTING_OVER).step(RunStep.FENCING, since));
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
  void theRollbackOfARunThatEndedBadlyHasTheNameOfTheOneThatTheRunStartsItself()
      throws IOException {
    String run = "arn:aws:states:eu-west-1:111122223333:execution:payment-migration:run-7";
    state.change(draft -> draft.executionArn(run));

    ended(run);

    assertThat(executions.names).containsExactly("run-7");
  }

  @Test
  void theRollbackAfterARollbackThatEndedBadlyHasANameThatIsNotTaken() throws IOException {
    String rollback = "arn:aws:states:eu-west-1:111122223333:execution:payment-rollback:run-7";
    state.change(draft -> draft.status(MigrationStatus.ROLLING_BACK).executionArn(rollback));

    ended(rollback);

    assertThat(executions.names).singleElement().asString().startsWith("recover-e1-v");
  }

  @Test
  void theGuardOfTheSideMovedToStartsTheRollbackWithTheTimeItWentOff() throws IOException {
    assertThat(call(alarm("ALARM", "2026-01-01T12:00:01.500+0000"))).isTrue();
    assertThat(published).isEmpty();
    assertThat(executions.started)
        .containsExactly(
            new FakeExecutions.Started(
                "green-guard",
                "alarm green-guard",
                Optional.of(Instant.parse("2026-01-01T12:00:01.500Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "SHIFTING, SHIFTING",
    "SHIFTING, APPROVAL",
    "CUTTING_OVER, FENCING",
    "CUTTING_OVER, PROMOTING"
  })
  void theGuardOfTheSideMovedToStartsTheRollbackBeforeTheWriterMoved(
      MigrationStatus status, RunStep step) throws IOException {
    at(status, step, Environment.BLUE);

    assertThat(call(alarm("green-guard", "ALARM", JUST_NOW))).isTrue();
    assertThat(executions.started).hasSize(1);
    assertThat(published).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SHIFTING, SHIFTING, preflight before the fence refuses",
    "SHIFTING, APPROVAL, preflight before the fence refuses",
    "CUTTING_OVER, FENCING, the move gives up by itself",
    "CUTTING_OVER, PROMOTING, the move gives up by itself",
    "SWITCHED, BAKING, it is the way back"
  })
  void theGuardOfTheSideMovedFromRollsNothingBackOntoItAndTellsOperators(
      MigrationStatus status, RunStep step, String next) throws IOException {
    at(status, step, Environment.BLUE);

    assertThat(call(alarm("blue-guard", "ALARM", JUST_NOW))).isFalse();
    assertThat(executions.started).isEmpty();
    assertThat(published)
        .singleElement()
        .asString()
        .startsWith("No rollback: the guard of blue rings, the side moved from\n")
        .contains("Alarm blue-guard went off at 2026-01-01T12:00:01.500Z")
        .contains("status " + status + ", step " + step)
        .contains("moves from blue to green")
        .contains(next.substring(next.indexOf(' ') + 1))
        .hasLineCount(5);
  }

  @Test
  void ofARunFromGreenToBlueTheSidesAreTheOtherWayRound() throws IOException {
    at(MigrationStatus.SHIFTING, RunStep.SHIFTING, Environment.GREEN);

    assertThat(call(alarm("green-guard", "ALARM", JUST_NOW))).isFalse();
    assertThat(published).hasSize(1);
    assertThat(call(alarm("blue-guard", "ALARM", JUST_NOW))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = MigrationStatus.class,
      names = {"READY", "REPLICATING", "COMPLETED", "ROLLED_BACK", "HALTED", "ROLLING_BACK"})
  void whileNoRunMovesAnywhereAGuardStartsNothingAndMailsNothing(MigrationStatus status)
      throws IOException {
    at(status, RunStep.ROLLING_BACK, Environment.BLUE);

    assertThat(call(alarm("green-guard", "ALARM", JUST_NOW))).isFalse();
    assertThat(call(alarm("blue-guard", "ALARM", JUST_NOW))).isFalse();
    assertThat(executions.started).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void anAlarmThatGuardsNobodyIsRefusedWithTheTwoThatDo() {
    assertThatThrownBy(() -> call(alarm("coffee", "ALARM", JUST_NOW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarmName: received 'coffee', allowed: blue-guard, green-guard");
  }

  @ParameterizedTest
  @CsvSource({"12:00:01.500, false", "12:02:59.999, false", "12:03:00.000, true"})
  void afterTheMoveARingThatTheMoveMayHaveCausedStartsNothing(String time, boolean starts)
      throws IOException {
    at(MigrationStatus.SWITCHED, RunStep.BAKING, Environment.BLUE);

    assertThat(call(alarm("green-guard", "ALARM", "2026-01-01T" + time + "+0000")))
        .isEqualTo(starts);
    assertThat(executions.started).hasSize(starts ? 1 : 0);
  }

  @Test
  void aRingFromAnEarlierStepOfTheRunStartsTheRollback() throws IOException {
    state.change(
        draft ->
            draft
                .newRun(InMemoryState.NOW.minusSeconds(600))
                .step(RunStep.SHIFTING, InMemoryState.NOW));

    assertThat(call(alarm("green-guard", "ALARM", "2026-01-01T11:59:58.000+0000"))).isTrue();
    assertThat(claim("arn:rollback", "2026-01-01T11:59:58Z").path("why").asText())
        .isEqualTo("ACCEPTED");
  }

  @Test
  void anAlarmOlderThanTheRunMailsNothing() throws IOException {
    assertThat(call(alarm("blue-guard", "ALARM", "2026-01-01T11:59:59.000+0000"))).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void anAlarmOlderThanTheRunStartsNothing() throws IOException {
    assertThat(call(alarm("ALARM", "2026-01-01T11:59:59.000+0000"))).isFalse();
  }

  @Test
  void anAlarmThatRecoversStartsNothing() throws IOException {
    assertThat(call(alarm("OK", "2026-01-01T12:00:01.500+0000"))).isFalse();
  }

  @Test
  void aRollbackIsClaimedForTheWorkflowWhenTheOtherFunctionDoesNotAnswer() throws IOException {
    JsonNode claim = claim("arn:rollback", "");

    assertThat(claim)
        .hasToString(
            "{\"epoch\":2,\"from\":\"green\",\"to\":\"blue\",\"accepted\":true,"
                + "\"why\":\"ACCEPTED\"}");
    assertThat(state.read().status()).isEqualTo(MigrationStatus.ROLLING_BACK);
    assertThat(state.read().executionArn()).isEqualTo("arn:rollback");
  }

  @Test
  void ofTwoThatClaimOneIsAcceptedAndTheSameOneTwice() throws IOException {
    claim("arn:rollback", "");

    assertThat(claim("arn:rollback", "").path("epoch").asLong()).isEqualTo(2);
    assertThat(claim("arn:other", "").path("why").asText()).isEqualTo("ALREADY_ROLLING_BACK");
  }

  @Test
  void aClaimForAnAlarmOlderThanTheRunIsNotAccepted() throws IOException {
    assertThat(claim("arn:rollback", "2026-01-01T11:59:59Z").path("why").asText())
        .isEqualTo("STALE_ALARM");
    assertThat(state.read().status()).isEqualTo(MigrationStatus.SHIFTING);
  }

  @Test
  void aTouchStartsNothing() throws IOException {
    executions.ended.add("arn:run");

    assertThat(Invocation.of(handler, "{'operation':'touch'}")).hasToString("{\"touched\":true}");
    assertThat(executions.started).isEmpty();
  }

  private JsonNode claim(String execution, String alarmTime) throws IOException {
    return Invocation.of(
        handler,
        "{'operation':'beginRollback','executionArn':'%s','requestedBy':'operator',"
                .formatted(execution)
            + "'reason':'slow','alarmTime':'%s'}".formatted(alarmTime));
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

  private void ended(String execution) throws IOException {
    assertThat(
            call(
                "{'detail-type':'Step Functions Execution Status Change',"
                    + "'detail':{'executionArn':'%s','status':'FAILED'}}".formatted(execution)))
        .isTrue();
  }

  private boolean call(String event) throws IOException {
    return Invocation.of(handler, event).path("started").asBoolean();
  }

  private void at(MigrationStatus status, RunStep step, Environment home) {
    state.change(draft -> draft.status(status).step(step, InMemoryState.NOW).home(home));
  }

  private static String alarm(String value, String timestamp) {
    return alarm("green-guard", value, timestamp);
  }

  private static String alarm(String name, String value, String timestamp) {
    return "{'detail-type':'CloudWatch Alarm State Change','detail':{'alarmName':'"
        + name
        + "','state':{'value':'"
        + value
        + "','timestamp':'"
        + timestamp
        + "'}}}";
  }
}
