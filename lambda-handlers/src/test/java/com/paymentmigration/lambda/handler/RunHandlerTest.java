package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.FinishRollback;
import com.paymentmigration.lambda.cutover.FinishRun;
import com.paymentmigration.lambda.cutover.HaltRun;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.PauseRequest;
import com.paymentmigration.lambda.cutover.PauseRun;
import com.paymentmigration.lambda.cutover.RecordAnswer;
import com.paymentmigration.lambda.cutover.RequestApproval;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunHandlerTest {
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:123456789012:execution:migration:";

  private final InMemoryState state = new InMemoryState();
  private PauseRequest pause;
  private final FakeExecutions executions = new FakeExecutions();
  private final List<String> messages = new ArrayList<>();
  private final List<Metrics.Name> measured = new ArrayList<>();
  private final RunHandler handler = new RunHandler(composition());
  private int touched;

  @Test
  void aRunBeginsFromTheActiveSideToTheOther() throws IOException {
    rest(MigrationStatus.REPLICATING);

    assertThat(
            call(
                "{'operation':'begin','mode':'migrate','executionArn':'arn:1',"
                    + "'requestedBy':'operator','reason':'planned'}"))
        .hasToString("{\"epoch\":1,\"from\":\"blue\",\"to\":\"green\",\"mode\":\"migrate\"}");
    assertThat(state.events()).singleElement().hasFieldOrPropertyWithValue("actor", "operator");
  }

  @Test
  void aRollbackWithoutAnAlarmIsAcceptedAndSaysWhereTo() throws IOException {
    running();

    JsonNode claim =
        call(
            "{'operation':'beginRollback','executionArn':'arn:2','requestedBy':'operator',"
                + "'reason':'slow','alarmTime':''}");

    assertThat(claim.path("accepted").asBoolean()).isTrue();
    assertThat(claim.path("why").asText()).isEqualTo("ACCEPTED");
    assertThat(claim.path("epoch").asLong()).isEqualTo(2);
    assertThat(claim.path("to").asText()).isEqualTo("blue");
  }

  @Test
  void aRollbackByAnAlarmOlderThanTheStepIsNotAccepted() throws IOException {
    running();

    JsonNode claim =
        call(
            "{'operation':'beginRollback','executionArn':'arn:2','requestedBy':'guard',"
                + "'reason':'alarm','alarmTime':'2026-01-01T11:59:59Z'}");

    assertThat(claim.path("accepted").asBoolean()).isFalse();
    assertThat(claim.path("why").asText()).isEqualTo("STALE_ALARM");
  }

  /** An execution that waited for an approval outlives the rollback of its run by an hour. */
  @Test
  void aRunThatGivesUpAfterItsRollbackDoesNotTakeTheNextRunWithIt() throws IOException {
    running(EXECUTION + "second");

    JsonNode claim =
        call(
            "{'operation':'beginRollback','executionArn':'arn:2','requestedBy':'"
                + EXECUTION
                + "first','reason':'States.Timeout','alarmTime':''}");

    assertThat(claim.path("accepted").asBoolean()).isFalse();
    assertThat(claim.path("why").asText()).isEqualTo("STALE_RUN");
    assertThat(state.read().status()).isEqualTo(MigrationStatus.SHIFTING);
  }

  @Test
  void aRunThatGivesUpItselfIsRolledBack() throws IOException {
    running(EXECUTION + "first");

    JsonNode claim =
        call(
            "{'operation':'beginRollback','executionArn':'arn:2','requestedBy':'"
                + EXECUTION
                + "first','reason':'BakeFailed','alarmTime':''}");

    assertThat(claim.path("why").asText()).isEqualTo("ACCEPTED");
  }

  @Test
  void approvalIsAskedForWithTheTaskToken() throws IOException {
    running();

    call("{'operation':'requestApproval','epoch':1,'taskToken':'the-token'}");

    assertThat(messages)
        .singleElement()
        .asString()
        .contains(
            "--task-output '{\"approved\":true,\"by\":\"YOUR_NAME\",\"reason\":\"YOUR_REASON\"}'"
                + " --task-token 'the-token'")
        .contains("'{\"approved\":false,\"by\":");
    assertThat(state.read().step()).isEqualTo(RunStep.APPROVAL);
  }

  @Test
  void aWriteInBetweenByARotationFailsNoRequest() throws IOException {
    running();
    state.beforeNextWrite(draft -> draft.rotationLease("admin until 2026-01-01T12:05:00Z"));

    call("{'operation':'requestApproval','epoch':1,'taskToken':'the-token'}");

    assertThat(messages).hasSize(1);
    assertThat(state.read().step()).isEqualTo(RunStep.APPROVAL);
    assertThat(state.read().rotationLease()).startsWith("admin");
  }

  @Test
  void whoApprovedAndWhyIsAnAuditEventAndNobodyIsAskedAnyMore() throws IOException {
    askedForApproval();

    JsonNode answer =
        call(
            "{'operation':'recordAnswer','epoch':1,'answer':{'approved':true,"
                + "'by':'arn:aws:sts::111122223333:assumed-role/Operators/jo@example.com',"
                + "'reason':'CHG-1043, dashboards green'}}");

    assertThat(answer.path("accepted").asBoolean()).isTrue();
    assertThat(latest().intent()).isEqualTo(Intent.APPROVE);
    assertThat(latest().actor())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Operators/jo@example.com");
    assertThat(latest().reason()).isEqualTo("CHG-1043, dashboards green");
    assertThat(state.read().step()).isEqualTo(RunStep.ANSWERED);
  }

  @Test
  void whoRefusedAndWhyIsAnAuditEventAndTheCauseOfTheFailure() throws IOException {
    askedForApproval();

    JsonNode answer =
        call(
            "{'operation':'recordAnswer','epoch':1,"
                + "'answer':{'approved':false,'by':'jo','reason':'latency'}}");

    assertThat(answer.path("accepted").asBoolean(true)).isFalse();
    assertThat(answer.path("why").asText()).isEqualTo("by jo: latency");
    assertThat(latest().intent()).isEqualTo(Intent.REFUSE);
    assertThat(latest().actor()).isEqualTo("jo");
  }

  @Test
  void anAnswerIsRecordedOnceHoweverOftenTheStepRuns() throws IOException {
    askedForApproval();
    String answer = "{'operation':'recordAnswer','epoch':1,'answer':{'approved':true,'by':'jo'}}";
    call(answer);
    int events = state.events().size();

    assertThat(call(answer).path("accepted").asBoolean()).isTrue();
    assertThat(state.events()).hasSize(events);
  }

  @Test
  void aWriteInBetweenByARotationLosesNoAnswer() throws IOException {
    askedForApproval();
    state.beforeNextWrite(draft -> draft.rotationLease("admin until 2026-01-01T12:05:00Z"));

    call("{'operation':'recordAnswer','epoch':1,'answer':{'approved':true,'by':'jo'}}");

    assertThat(latest().intent()).isEqualTo(Intent.APPROVE);
    assertThat(state.read().rotationLease()).startsWith("admin");
  }

  @Test
  void anAnswerToARunThatIsRolledBackByNowChangesNothing() {
    askedForApproval();
    state.change(draft -> draft.newEpoch().status(MigrationStatus.ROLLING_BACK));
    int events = state.events().size();

    assertThatThrownBy(
            () -> call("{'operation':'recordAnswer','epoch':1,'answer':{'approved':true}}"))
        .isInstanceOf(StaleActorException.class);
    assertThat(state.events()).hasSize(events);
  }

  @Test
  void whoeverLeavesTheNameOutIsRecordedAsNotNamed() throws IOException {
    askedForApproval();

    call("{'operation':'recordAnswer','epoch':1,'answer':{'approved':true}}");

    assertThat(latest().actor()).isEqualTo("not named in the answer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | approved: received nothing, allowed: true, false",
        "{'approved':'true'} | approved: received '\"true\"' (6 characters), allowed: true, false",
        "'yes' | approved: received nothing, allowed: true, false",
        "{'approved':true,'by':''} | by: received '' (0 characters), allowed: 1 to 640 characters,",
        "{'approved':true,'by':'a\\nb'} | by: received 'a?b' (3 characters), allowed: 1 to 640",
        "{'approved':true,'by':{'x':1}} | by: received '{\"x\":1}' (7 characters), allowed: 1 to",
        "{'approved':true,'reason':'a\\u202eb'} | reason: received 'a?b' (3 characters), allowed:"
      })
  void anAnswerThatIsNoClearYesOrNoIsRefused(String answer, String message) {
    askedForApproval();
    int events = state.events().size();

    assertThatThrownBy(() -> call("{'operation':'recordAnswer','epoch':1,'answer':" + answer + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
    assertThat(state.events()).hasSize(events);
  }

  @Test
  void aRunWhoseStarterCannotStandInAnAuditEventDoesNotBegin() {
    rest(MigrationStatus.REPLICATING);

    assertThatThrownBy(
            () ->
                call(
                    "{'operation':'begin','mode':'migrate','executionArn':'arn:1',"
                        + "'requestedBy':'me\\nBEGIN_ROLLBACK by boss','reason':'planned'}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("requestedBy: received 'me?BEGIN_ROLLBACK by boss'");
    assertThat(state.events()).isEmpty();
  }

  private void askedForApproval() {
    running();
    state.change(draft -> draft.step(RunStep.APPROVAL, InMemoryState.NOW));
  }

  private AuditEvent latest() {
    return state.events().get(state.events().size() - 1);
  }

  @Test
  void aFinishedRunRecordsItsStatus() throws IOException {
    state.change(draft -> draft.newEpoch().step(RunStep.ARMING, InMemoryState.NOW));

    assertThat(call("{'operation':'finish','epoch':1,'status':'REPLICATING'}"))
        .hasToString("{\"epoch\":1,\"status\":\"REPLICATING\"}");
  }

  @Test
  void aFinishedRollbackIsMeasured() throws IOException {
    running();
    state.change(draft -> draft.status(MigrationStatus.ROLLING_BACK));

    JsonNode answer =
        call("{'operation':'finishRollback','epoch':1,'outcome':'UNCHANGED','reason':'test'}");

    assertThat(answer.path("status").asText()).isEqualTo("ROLLED_BACK");
    assertThat(measured).contains(Metrics.Name.ROLLBACK_MILLIS);
  }

  @ParameterizedTest
  @CsvSource({
    "'', by hand",
    "replication is armed again, by hand; replication is armed again",
  })
  void aFinishedRollbackIsRememberedByWhyItWasAskedFor(String found, String remembered)
      throws IOException {
    running();
    state.change(draft -> draft.status(MigrationStatus.ROLLING_BACK));

    call(
        "{'operation':'finishRollback','epoch':1,'outcome':'UNCHANGED','requestedReason':'by hand','reason':'"
            + found
            + "'}");

    assertThat(state.read().reason()).isEqualTo(remembered);
  }

  @Test
  void aRollbackThatHaltsIsRememberedByWhatStandsInTheWay() throws IOException {
    running();
    state.change(draft -> draft.status(MigrationStatus.ROLLING_BACK));

    call(
        "{'operation':'finishRollback','epoch':1,'outcome':'HALTED','requestedReason':'by hand','reason':'blue lags'}");

    assertThat(state.read().reason()).isEqualTo("blue lags");
  }

  @Test
  void aHaltCallsAPerson() throws IOException {
    running();

    assertThat(call("{'operation':'halt','epoch':1,'reason':'no way on'}").path("status").asText())
        .isEqualTo("HALTED");
    assertThat(messages).singleElement().asString().contains("no way on");
  }

  @Test
  void anOlderEpochChangesNothing() {
    running();

    assertThatThrownBy(() -> call("{'operation':'halt','epoch':0,'reason':'late'}"))
        .isInstanceOf(StaleActorException.class);
    assertThat(state.read().status()).isEqualTo(MigrationStatus.SHIFTING);
  }

  @Test
  void aTouchChangesNothing() throws IOException {
    running();
    int events = state.events().size();

    assertThat(call("{'operation':'touch'}")).hasToString("{\"touched\":true}");
    assertThat(touched).isEqualTo(1);
    assertThat(state.events()).hasSize(events);
  }

  @Test
  void anUnknownOperationIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> call("{'operation':'stop'}"))
        .hasMessage(
            "operation: received 'stop', allowed: begin, pause, resume, requestApproval, recordAnswer, finish, beginRollback,"
                + " finishRollback, halt");
  }

  @Test
  void aRunIsPausedAndGoesOnAsAPersonSays() throws IOException {
    running();
    assertThat(call("{'operation':'pause','epoch':1}"))
        .hasToString("{\"epoch\":1,\"paused\":false}");
    pause =
        new PauseRequest(
            1, new Cause("ann", "look"), Duration.ofMinutes(5), Duration.ZERO, Optional.empty());

    assertThat(call("{'operation':'pause','epoch':1}"))
        .hasToString("{\"epoch\":1,\"paused\":true}");
    pause = pause.resumedBy(new Cause("bob", "fine"));
    assertThat(call("{'operation':'resume','epoch':1}"))
        .hasToString("{\"epoch\":1,\"paused\":false}");
    assertThat(state.read().step()).isEqualTo(RunStep.SHIFTING);
  }

  private JsonNode call(String input) throws IOException {
    return Invocation.of(handler, input);
  }

  private void rest(MigrationStatus status) {
    state.change(draft -> draft.status(status));
  }

  private void running() {
    running("arn:1");
  }

  private void running(String executionArn) {
    state.change(
        draft ->
            draft
                .newEpoch()
                .status(MigrationStatus.SHIFTING)
                .step(RunStep.SHIFTING, InMemoryState.NOW)
                .executionArn(executionArn));
  }

  private RunComposition composition() {
    Timing timing = InMemoryState.timing();
    Metrics metrics = (name, value) -> measured.add(name);
    HaltRun halt =
        new HaltRun(state.writer(), timing, (subject, message) -> messages.add(message), metrics);
    return new RunComposition(
        () -> touched++,
        new BeginRun(state.writer(), timing, executions),
        new PauseRun(state.writer(), timing, () -> Optional.ofNullable(pause)),
        new RequestApproval(state.writer(), timing, (subject, message) -> messages.add(message)),
        new RecordAnswer(state.writer()),
        new FinishRun(state.writer(), timing, metrics),
        new ClaimRollback(state.writer(), timing, executions),
        new FinishRollback(state.writer(), timing, metrics, halt),
        halt);
  }
}
