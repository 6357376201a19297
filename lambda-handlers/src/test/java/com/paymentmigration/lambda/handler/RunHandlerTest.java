package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.FinishRollback;
import com.paymentmigration.lambda.cutover.FinishRun;
import com.paymentmigration.lambda.cutover.HaltRun;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.RequestApproval;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunHandlerTest {
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:123456789012:execution:migration:";

  private final InMemoryState state = new InMemoryState();
  private final FakeExecutions executions = new FakeExecutions();
  private final List<String> messages = new ArrayList<>();
  private final List<Metrics.Name> measured = new ArrayList<>();
  private final RunHandler handler = new RunHandler(composition());

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

    assertThat(messages).singleElement().asString().contains("--task-token 'the-token'");
    assertThat(state.read().step()).isEqualTo(RunStep.APPROVAL);
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
  void anUnknownOperationIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> call("{'operation':'pause'}"))
        .hasMessage(
            "operation: received 'pause', allowed: begin, requestApproval, finish, beginRollback,"
                + " finishRollback, halt");
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
        new BeginRun(state.writer(), timing, executions),
        new RequestApproval(state.writer(), timing, (subject, message) -> messages.add(message)),
        new FinishRun(state.writer(), timing, metrics),
        new ClaimRollback(state.writer(), timing, executions),
        new FinishRollback(state.writer(), timing, metrics, halt),
        halt);
  }
}
