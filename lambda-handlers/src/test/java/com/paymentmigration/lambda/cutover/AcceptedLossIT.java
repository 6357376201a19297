package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.DynamoDbStateStore;
import com.paymentmigration.lambda.aws.StateTableReader;
import com.paymentmigration.lambda.domain.AuditChain;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.testmoto.MotoServer;
import com.paymentmigration.lambda.testmoto.StateTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The runbook's procedure for two people: the transaction that it prints, sent as it is printed,
 * lets the recovery open the surviving side, and nothing else does.
 */
class AcceptedLossIT {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);

  private static MotoServer moto;
  private static DynamoDbClient client;

  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final DynamoDbStateStore store =
      new DynamoDbStateStore(client, client, StateTable.NAME, blue::address, () -> NOW, () -> "");
  private Instant time = NOW;
  private int tokens;
  private final Timing timing = new Timing(() -> time, pause -> time = time.plus(pause));
  private final StateWriter states = new StateWriter(store, timing, () -> "t" + tokens++);

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

  @ParameterizedTest
  @EnumSource(Environment.class)
  void whatTwoPeopleWriteLetsTheRecoveryOpenTheSurvivor(Environment survivor) {
    MigrationState halted = haltedWithoutWriter(survivor.other());

    send(halted, survivor);
    RecoverWriter.Result result = recover();

    assertThat(result.outcome()).isEqualTo(RecoverWriter.Outcome.HALTED);
    assertThat(result.reason()).endsWith(survivor.key() + " serves");
    assertThat(store.read().writer().is(survivor)).isTrue();
    assertThat(database(survivor).calls).contains("setReadOnly", "unlockAccounts");
  }

  @ParameterizedTest
  @EnumSource(Environment.class)
  void withoutItTheSurvivorStaysClosed(Environment survivor) {
    haltedWithoutWriter(survivor.other());

    RecoverWriter.Result result = recover();

    assertThat(result.reason()).contains(" holds the last writes and cannot be opened: ");
    assertThat(store.read().writer()).isEqualTo(Writer.none());
    assertThat(database(survivor).calls).doesNotContain("unlockAccounts", "setReadOnly");
  }

  @Test
  void theDecisionIsInTheAuditTrail() {
    MigrationState halted = haltedWithoutWriter(Environment.GREEN);

    send(halted, Environment.BLUE);

    AuditEvent event = events().get(1);
    assertThat(event.version()).isEqualTo(halted.version() + 1);
    assertThat(event.actor()).isEqualTo("A and B");
    assertThat(event.reason()).startsWith("loss of ");
    assertThat(store.read().promoted()).isEqualTo(Environment.BLUE);
  }

  /** The event by hand has no hash; what functions write afterwards goes on from the one before. */
  @Test
  void theChainOfAuditEventsGoesOnPastTheDecision() {
    MigrationState halted = haltedWithoutWriter(Environment.GREEN);
    MigrationState noted =
        states.change(halted, Intent.FOREIGN_FOUND, new Cause("test", "found"), draft -> draft);

    send(noted, Environment.BLUE);
    recover();

    MigrationState state = store.read();
    AuditChain.Proof proof = AuditChain.of(events(), state.auditHead(), state.version());
    assertThat(proof.first()).isEmpty();
    assertThat(proof.byHand()).containsExactly(noted.version() + 1);
    assertThat(proof.proven()).isGreaterThan(2);
  }

  private static List<AuditEvent> events() {
    return new StateTableReader(client, StateTable.NAME).events(100);
  }

  @Test
  void itChangesNothingWhenTheStateHasMovedMeanwhile() {
    MigrationState halted = haltedWithoutWriter(Environment.GREEN);
    recover();
    MigrationState moved = store.read();

    assertThatThrownBy(() -> send(halted, Environment.BLUE))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(store.read()).isEqualTo(moved);
  }

  private CannedDatabase database(Environment side) {
    return side == Environment.BLUE ? blue : green;
  }

  /** {@code lost} alone may be open, and it is away. */
  private MigrationState haltedWithoutWriter(Environment lost) {
    database(lost).away = true;
    CannedDatabase survivor = database(lost.other());
    survivor.answers.put("takeLock", true);
    survivor.answers.put("takeGuardLock", true);
    survivor.answers.put("anyAccountLocked", true);
    survivor.answers.put("accountStatementBlockers", Set.of());
    survivor.answers.put("id", 1L);
    survivor.answers.put("identity", new ServerIdentity("survivor-1", NOW, false));
    MigrationState initial = store.read();
    MigrationState halted =
        initial
            .next()
            .newEpoch()
            .status(MigrationStatus.HALTED)
            .step(RunStep.IDLE, NOW)
            .promoted(lost)
            .writer(Writer.none())
            .executionArn("")
            .reason("one side could not be reached")
            .build();
    store.write(
        initial,
        halted,
        new AuditEvent(
            halted.epoch(),
            halted.version(),
            Intent.HALT,
            MigrationStatus.ROLLING_BACK,
            MigrationStatus.HALTED,
            "test",
            "halted",
            NOW,
            0,
            "halt"));
    return halted;
  }

  private static void send(MigrationState halted, Environment survivor) {
    client.transactWriteItems(
        request -> request.transactItems(AcceptedLoss.transaction(halted, survivor)));
  }

  private RecoverWriter.Result recover() {
    ClaimRollback.Claim claim =
        new ClaimRollback(states, timing, new NoExecutions())
            .claim(new ClaimRollback.Request("arn:rollback", "A", "loss", Optional.empty()));
    assertThat(claim.accepted()).isTrue();
    return new RecoverWriter(
            new CutoverParts(
                new DatabasePair(blue, green),
                states,
                timing,
                (main, repeated, interval) -> main.run(),
                () -> "marker",
                (name, value) -> {},
                ProofRecords.OFF),
            (from, box) -> {
              throw new AssertionError("one side is lost: nothing is compared");
            })
        .recover(claim.epoch(), new Cause("A", "loss"));
  }

  private static final class NoExecutions implements Executions {
    @Override
    public boolean ended(String executionArn) {
      return true;
    }

    @Override
    public void startRollback(String name, String by, String reason, Optional<Instant> alarmTime) {
      throw new AssertionError("nothing starts a workflow here");
    }
  }
}
