package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.AuditChain;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbStateStoreIT {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Writer.Serving BLUE =
      new Writer.Serving(Environment.BLUE, "blue.cluster.test", 3307, "payment_app_blue");

  /** The emulator shares its machine with the build. */
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);

  private static final String CALLER = "arn:aws:lambda:us-east-1:111122223333:function:run";

  private static final int WRITERS = 8;
  private static final int CHANGES = 5;

  private static MotoServer moto;
  private static DynamoDbClient client;

  private final DynamoDbStateStore store = store(client);

  @BeforeAll
  static void start() {
    moto = MotoServer.start();
    client = UNHURRIED.client(moto.configure(DynamoDbClient.builder()));
  }

  @AfterAll
  static void stop() {
    moto.close();
  }

  @BeforeEach
  void emptyTable() {
    moto.reset();
    StateTable.create(client);
  }

  @Test
  void anAbsentItemIsReadyWithBlueAsTheWriterAndReadingCreatesNothing() {
    assertThat(store.read()).isEqualTo(MigrationState.initial(BLUE, NOW));
    assertThat(client.scan(request -> request.tableName(StateTable.NAME)).items()).isEmpty();
  }

  @Test
  void everyAttributeComesBackAsItWasWritten() {
    MigrationState first = begin("run-1");
    MigrationState next =
        first
            .next()
            .status(MigrationStatus.CUTTING_OVER)
            .step(RunStep.FENCING, NOW.plusMillis(1234))
            .active(Environment.BLUE)
            .home(Environment.GREEN)
            .promoted(Environment.GREEN)
            .noWriter(new PairedAccounts(List.of("ledger", "settlement")))
            .greenWeight(new TrafficWeight(25))
            .rotationLease("token@2026-01-01T00:10:00Z")
            .rollbackRequested(true)
            .executionArn("arn:run")
            .reason("äöü, because")
            .foreign("3e11fa47-71ca-11e1-9e33-c80aa9429562:17")
            .build();

    store.write(first, next, event(first, next, "t-2"));

    assertThat(store.read()).isEqualTo(next);
    assertThat(store.read().fencedAccounts().text()).isEqualTo("ledger,settlement");
  }

  @Test
  void anItemThatAnOlderVersionWroteHasNeitherForeignTransactionNorFencedAccount() {
    MigrationState first = begin("run-1");
    client.updateItem(
        request ->
            request
                .tableName(StateTable.NAME)
                .key(StateItem.key())
                .updateExpression("REMOVE #old, fencedAccounts")
                .expressionAttributeNames(Map.of("#old", "foreign")));

    assertThat(store.read()).isEqualTo(first);
  }

  @Test
  void theAuditEventIsStoredWithTheChange() {
    MigrationState initial = store.read();
    MigrationState next = initial.next().newEpoch().build();
    AuditEvent event = event(initial, next, "t-1");

    store.write(initial, next, event);

    assertThat(store.event(1, 1)).contains(event);
    assertThat(store.event(1, 2)).isEmpty();
  }

  @Test
  void aWriteThatExpectsAnotherVersionChangesNothing() {
    MigrationState first = begin("run-1");
    MigrationState second = weight(first, 10, "t-2");

    assertThatThrownBy(() -> weight(first, 25, "t-3")).isInstanceOf(StateConflictException.class);

    assertThat(store.read()).isEqualTo(second);
    assertThat(store.event(second.epoch(), second.version()).orElseThrow().token())
        .isEqualTo("t-2");
  }

  @Test
  void anAuditEventIsNeverWrittenOver() {
    MigrationState first = begin("run-1");
    MigrationState next = first.next().greenWeight(new TrafficWeight(10)).build();
    client.putItem(
        request ->
            request
                .tableName(StateTable.NAME)
                .item(AuditItem.of(event(first, next, "somebody else's"))));

    assertThatThrownBy(() -> store.write(first, next, event(first, next, "t-2")))
        .isInstanceOf(StateConflictException.class);

    assertThat(store.read()).isEqualTo(first);
    assertThat(store.event(next.epoch(), next.version()).orElseThrow().token())
        .isEqualTo("somebody else's");
  }

  /** No event stands where the write's own would go: the state item's condition is alone. */
  @Test
  void aWriteThatExpectsAVersionThatNeverWasChangesNothing() {
    MigrationState first = begin("run-1");
    MigrationState imagined = first.next().build().next().build();

    assertThatThrownBy(() -> weight(imagined, 25, "t-3"))
        .isInstanceOf(StateConflictException.class);

    assertThat(store.read()).isEqualTo(first);
  }

  @Test
  void aWriteOfAnOlderEpochWithTheSameVersionChangesNothing() {
    MigrationState first = begin("run-1");
    MigrationState older =
        new MigrationState(
            first.version(),
            first.epoch() - 1,
            first.status(),
            first.step(),
            first.active(),
            first.home(),
            first.promoted(),
            first.writer(),
            first.greenWeight(),
            first.rotationLease(),
            first.rollbackRequested(),
            first.runStartedAt(),
            first.stepStartedAt(),
            first.executionArn(),
            first.reason(),
            first.foreign(),
            first.differing(),
            first.fencedAccounts(),
            first.auditHead());

    assertThatThrownBy(() -> weight(older, 25, "t-3")).isInstanceOf(StateConflictException.class);
    assertThat(store.read()).isEqualTo(first);
  }

  @Test
  void ofTwoFirstWritesOneWins() {
    MigrationState initial = store.read();
    MigrationState mine = initial.next().newEpoch().executionArn("mine").build();
    MigrationState theirs = initial.next().newEpoch().executionArn("theirs").build();
    store.write(initial, mine, event(initial, mine, "t-mine"));

    assertThatThrownBy(() -> store.write(initial, theirs, event(initial, theirs, "t-theirs")))
        .isInstanceOf(StateConflictException.class);
    assertThat(store.read().executionArn()).isEqualTo("mine");
  }

  /**
   * One after the other, all from the same reading: the emulator checks and applies a transaction
   * without isolation, so writers at the very same moment would test the emulator. DynamoDB
   * isolates.
   */
  @Test
  void ofManyWritersThatReadTheSameVersionExactlyOneWins() {
    MigrationState first = begin("run-1");
    int won = 0;
    for (int writer = 0; writer < 6; writer++) {
      try {
        weight(first, 10, "t-" + writer);
        won++;
      } catch (StateConflictException lost) {
        assertThat(store.read().version()).isEqualTo(first.version() + 1);
      }
    }

    assertThat(won).isEqualTo(1);
    assertThat(store.read().version()).isEqualTo(first.version() + 1);
  }

  /**
   * The emulator does not isolate transactions, so they go in one at a time; reading, hashing and
   * being refused happen at once.
   */
  @Test
  void manyFunctionsAtOnceAppendToOneChain() throws Exception {
    begin("run-1");
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> functions = new ArrayList<>();
    for (int n = 0; n < WRITERS; n++) {
      StateWriter function = writer(store(OneTransactionAtATime.over(client)));
      functions.add(threads.submit(() -> append(function)));
    }
    for (Future<?> function : functions) {
      function.get(2, TimeUnit.MINUTES);
    }
    threads.shutdown();

    MigrationState state = store.read();
    List<AuditEvent> events = new StateTableReader(client, StateTable.NAME).events(1000);
    AuditChain.Proof proof = AuditChain.of(events, state.auditHead(), state.version());
    assertThat(proof.first()).isEmpty();
    assertThat(proof.before()).as("the beginning, which this test writes by itself").isOne();
    assertThat(proof.proven()).isEqualTo(WRITERS * CHANGES);
    assertThat(
            AuditChain.of(events.subList(2, events.size()), state.auditHead(), state.version())
                .first()
                .orElseThrow()
                .version())
        .as("the first event of the chain, cut off")
        .isEqualTo(2);
    assertThat(state.version()).isEqualTo(1 + WRITERS * CHANGES);
    assertThat(events).last().extracting(AuditEvent::caller).isEqualTo(CALLER);
    assertThat(events).last().extracting(AuditEvent::execution).isEqualTo("run-1");
  }

  private static void append(StateWriter function) {
    int done = 0;
    for (int attempt = 0; attempt < 1000 && done < CHANGES; attempt++) {
      try {
        function.changeLatest(
            1, any -> true, Intent.SET_WEIGHT, cause(), d -> d.greenWeight(new TrafficWeight(10)));
        done++;
      } catch (StateConflictException anotherWasFaster) {
        Thread.onSpinWait();
      }
    }
    assertThat(done).isEqualTo(CHANGES);
  }

  @Test
  void anEventThatWasWrittenOverInTheTableIsNamed() {
    MigrationState state = begin("run-1");
    for (int n = 0; n < 3; n++) {
      state =
          writer(store)
              .changeLatest(
                  1,
                  any -> true,
                  Intent.SET_WEIGHT,
                  cause(),
                  d -> d.greenWeight(new TrafficWeight(10)));
    }
    AuditEvent third = store.event(1, 3).orElseThrow();
    Map<String, AttributeValue> forged = new TreeMap<>(AuditItem.of(third));
    forged.put("reason", Attributes.text("innocent"));
    client.putItem(r -> r.tableName(StateTable.NAME).item(forged));

    List<AuditEvent> events = new StateTableReader(client, StateTable.NAME).events(1000);
    AuditChain.Break broken =
        AuditChain.of(events, state.auditHead(), state.version()).first().orElseThrow();
    assertThat(broken.fault()).isEqualTo(AuditChain.Fault.CHANGED);
    assertThat(broken.version()).isEqualTo(3);
  }

  /** A function may write the state's partition, where older versions kept their events. */
  @Test
  void anEventInTheOtherPartitionIsNamed() {
    MigrationState state = begin("run-1");
    Map<String, AttributeValue> forged =
        new TreeMap<>(AuditItem.of(store.event(1, 1).orElseThrow()));
    forged.put("id", Attributes.text("migration"));
    forged.put("reason", Attributes.text("innocent"));
    client.putItem(r -> r.tableName(StateTable.NAME).item(forged));
    StateTableReader reader = new StateTableReader(client, StateTable.NAME);

    assertThat(AuditChain.of(reader.events(10), state.auditHead(), state.version()).first())
        .map(AuditChain.Break::version)
        .contains(1L);

    forged.put("version", Attributes.number(2));
    client.putItem(r -> r.tableName(StateTable.NAME).item(forged));
    assertThat(AuditChain.beyond(reader.events(10), state.version()))
        .map(AuditChain.Break::fault)
        .contains(AuditChain.Fault.ADDED);
  }

  @Test
  void eventsThatAnOlderVersionWroteAreReadBeforeThoseOfTheChain() {
    begin("run-1");
    AuditEvent old = store.event(1, 1).orElseThrow();
    Map<String, AttributeValue> item = new TreeMap<>(AuditItem.of(old));
    item.put("id", Attributes.text("migration"));
    List.of("execution", "caller", "previous", "hash").forEach(item::remove);
    client.putItem(r -> r.tableName(StateTable.NAME).item(item));
    client.deleteItem(r -> r.tableName(StateTable.NAME).key(AuditItem.key(1, 1)));
    client.updateItem(
        r ->
            r.tableName(StateTable.NAME).key(StateItem.key()).updateExpression("REMOVE auditHead"));

    MigrationState next =
        writer(store)
            .changeLatest(
                1,
                any -> true,
                Intent.SET_WEIGHT,
                cause(),
                d -> d.greenWeight(new TrafficWeight(10)));

    List<AuditEvent> events = new StateTableReader(client, StateTable.NAME).events(10);
    assertThat(events).extracting(AuditEvent::version).containsExactly(1L, 2L);
    AuditChain.Proof proof = AuditChain.of(events, next.auditHead(), next.version());
    assertThat(proof.first()).isEmpty();
    assertThat(proof.before()).isEqualTo(1);
    assertThat(new StateTableReader(client, StateTable.NAME).events(1))
        .extracting(AuditEvent::version)
        .containsExactly(2L);
  }

  /** The line that a function's log gets holds the whole event, and nothing else is one. */
  @Test
  void aCopyOfTheEventIsALineThatReadsBack() {
    begin("run-1");
    AuditEvent event = store.event(1, 1).orElseThrow();

    assertThat(AuditCopy.parse(AuditCopy.json(event))).contains(event);
    assertThat(
            AuditCopy.parse(
                "{\"level\":\"INFO\",\"message\":"
                    + com.fasterxml.jackson.databind.node.TextNode.valueOf(
                        AuditCopy.MARK + AuditCopy.json(event))
                    + "}"))
        .contains(event);
    assertThat(AuditCopy.parse("{\"message\":\"createSecret done\"}")).isEmpty();
    assertThat(AuditCopy.parse("")).isEmpty();
    assertThatThrownBy(() -> AuditCopy.parse("{\"intent\":\"SET_WEIGHT\"}"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("allowed: one JSON object a line");
  }

  @Test
  void aWriteWhoseReplyWasLostIsRecognizedByItsToken() {
    begin("run-1");
    DynamoDbStateStore forgetful = store(UNHURRIED.client(LostReplies.of(moto, 1)));

    MigrationState written =
        writer(forgetful)
            .changeLatest(
                1,
                any -> true,
                Intent.SET_WEIGHT,
                cause(),
                d -> d.greenWeight(new TrafficWeight(10)));

    assertThat(store.read()).isEqualTo(written);
    assertThat(written.greenWeight().percent()).isEqualTo(10);
    assertThat(written.version()).isEqualTo(2);
  }

  @Test
  void anActorOfAnOlderEpochIsRefused() {
    begin("run-1");

    assertThatThrownBy(
            () ->
                writer(store)
                    .changeLatest(
                        0,
                        any -> true,
                        Intent.SET_WEIGHT,
                        cause(),
                        d -> d.greenWeight(new TrafficWeight(10))))
        .isInstanceOf(StaleActorException.class);
    assertThat(store.read().version()).isEqualTo(1);
  }

  @Test
  void auditEventsSortInTheOrderInWhichTheyHappened() {
    MigrationState state = begin("run-1");
    for (int i = 2; i <= 12; i++) {
      state = weight(state, i % 2 == 0 ? 10 : 20, "t-" + i);
    }

    List<String> versions =
        client
            .query(
                request ->
                    request
                        .tableName(StateTable.NAME)
                        .keyConditionExpression("id = :id AND begins_with(sort, :audit)")
                        .expressionAttributeValues(
                            Map.of(
                                ":id", Attributes.text("audit"),
                                ":audit", Attributes.text("audit#"))))
            .items()
            .stream()
            .map(item -> item.get("version").n())
            .toList();
    assertThat(versions)
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
  }

  private MigrationState begin(String executionArn) {
    MigrationState initial = store.read();
    MigrationState next =
        initial
            .next()
            .newEpoch()
            .status(MigrationStatus.SHIFTING)
            .step(RunStep.SHIFTING, NOW)
            .executionArn(executionArn)
            .build();
    store.write(initial, next, event(initial, next, "t-1"));
    return next;
  }

  private MigrationState weight(MigrationState from, int percent, String token) {
    MigrationState next = from.next().greenWeight(new TrafficWeight(percent)).build();
    store.write(from, next, event(from, next, token));
    return next;
  }

  private static DynamoDbStateStore store(DynamoDbClient writing) {
    return new DynamoDbStateStore(
        client, writing, StateTable.NAME, () -> BLUE, () -> NOW, () -> CALLER);
  }

  private static StateWriter writer(DynamoDbStateStore store) {
    return new StateWriter(
        store,
        new Timing(() -> NOW, DynamoDbStateStoreIT::noPause),
        () -> "t-" + System.nanoTime());
  }

  private static void noPause(Duration duration) {
    // The emulator answers at once.
  }

  private static Cause cause() {
    return new Cause("test", "because");
  }

  private static AuditEvent event(MigrationState from, MigrationState to, String token) {
    return new AuditEvent(
        to.epoch(),
        to.version(),
        Intent.SET_WEIGHT,
        from.status(),
        to.status(),
        "test",
        "because",
        NOW,
        0,
        token);
  }
}
