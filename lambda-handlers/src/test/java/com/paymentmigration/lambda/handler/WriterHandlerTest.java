package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.CutoverParts;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.MeasureWayBack;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.Notifier;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.ReassertReadOnly;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.SidesAtRest;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.cutover.WatchProof;
import com.paymentmigration.lambda.cutover.WatchStrangers;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.mysql.TwoThreads;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the writer's function asks of its use cases; the servers of this test are away. */
class WriterHandlerTest {
  private final List<String> done = new ArrayList<>();
  private final InMemoryState state = new InMemoryState();
  private final DatabasePair servers =
      new DatabasePair(away(Environment.BLUE), away(Environment.GREEN));
  private final WriterHandler handler = new WriterHandler(composition());

  @Test
  void secretsAreReadBeforeAMoveBegins() {
    assertThatThrownBy(
            () ->
                Invocation.of(
                    handler, "{'operation':'move','epoch':99,'from':'blue','to':'green'}"))
        .isInstanceOf(StaleActorException.class);
    assertThat(done).containsExactly("secrets");
  }

  @Test
  void beforeDayZeroTheMinuteLooksForNothing() throws IOException {
    assertThat(Invocation.of(handler, "{'operation':'measure'}"))
        .hasToString("{\"outcome\":\"NOT_MOVED\",\"reason\":\"standby: NOT_ARMED, rows: OFF\"}");
    assertThat(done).isEmpty();
  }

  /** For foreign transactions on both sides, and then whether each side is as it should be. */
  @Test
  void theMinuteAsksTheServersForForeignTransactionsAndForWhatTheSidesAre() throws IOException {
    state.change(draft -> draft.status(MigrationStatus.REPLICATING));

    assertThat(Invocation.of(handler, "{'operation':'measure'}").path("reason").asText())
        .isEqualTo("standby: LATER, rows: OFF");
    assertThat(done).containsExactly("connect BLUE", "connect BLUE");
  }

  private WriterComposition composition() {
    Metrics metrics = (name, value) -> {};
    Notifier notifier = (subject, message) -> {};
    CutoverParts parts =
        new CutoverParts(
            servers,
            state.writer(),
            InMemoryState.timing(),
            new TwoThreads(),
            () -> "marker",
            metrics,
            ProofRecords.OFF);
    TailCheck tail =
        (from, box) -> {
          throw new IllegalStateException("no move comes so far");
        };
    return new WriterComposition(
        () -> done.add("touch"),
        () -> done.add("secrets"),
        new MoveWriter(parts, tail),
        new RecoverWriter(parts, tail),
        new ReassertReadOnly(servers, state.writer(), notifier),
        new MeasureWayBack(
            servers, state.writer(), metrics, ProofRecords.OFF, InMemoryState.timing()),
        new WatchStrangers(servers, state.writer(), null, why -> {}, notifier),
        new WatchProof(
            ProofRecords.OFF, state.writer(), why -> {}, metrics, notifier, InMemoryState.timing()),
        new SidesAtRest(servers, state.writer()));
  }

  private DatabaseServer away(Environment side) {
    return (DatabaseServer)
        Proxy.newProxyInstance(
            DatabaseServer.class.getClassLoader(),
            new Class<?>[] {DatabaseServer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("environment")) {
                return side;
              }
              done.add(method.getName() + " " + side);
              throw new SessionLostException("away", null);
            });
  }
}
