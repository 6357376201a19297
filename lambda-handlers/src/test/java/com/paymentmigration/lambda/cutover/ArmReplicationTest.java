package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.handler.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Day 0: what is counted as executed where, and what refuses the arming. */
class ArmReplicationTest {
  private static final GtidSet OF_BLUE = GtidSet.parse("11111111-1111-1111-1111-111111111111:1-5");
  private static final GtidSet OF_GREEN = GtidSet.parse("22222222-2222-2222-2222-222222222222:1-3");

  private final InMemoryState state = new InMemoryState();
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final ArmReplication arm =
      new ArmReplication(
          new CutoverParts(
              new DatabasePair(blue, green),
              state.writer(),
              InMemoryState.timing(),
              (main, beside, interval) -> {
                beside.run();
                main.run();
              },
              () -> "marker",
              (name, value) -> {},
              ProofRecords.OFF));

  @BeforeEach
  void twoEmptySides() {
    state.change(draft -> draft.newEpoch());
    for (CannedDatabase each : List.of(blue, green)) {
      each.answers.put("takeLock", true);
      each.answers.put("takeGuardLock", true);
      each.answers.put("id", 1L);
      each.answers.put("identity", new ServerIdentity("one", Instant.EPOCH, false));
      each.answers.put("readOnly", true);
      each.answers.put("accountsLocked", true);
      each.answers.put("accountStatementBlockers", Set.of());
      each.answers.put("applicationSessions", List.of());
      each.answers.put("applicationTables", List.of());
      each.answers.put("waitForExecuted", true);
      each.answers.put("readMarker", "marker");
      each.answers.put(
          "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, ""));
    }
    blue.answers.put("executed", OF_BLUE);
    green.answers.put("executed", OF_GREEN);
  }

  @Test
  void onDayZeroEachSideCountsWhatTheOtherHasAndBothWaysAreProven() {
    ArmReplication.Result result = arm.arm(1);

    assertThat(result).isEqualTo(new ArmReplication.Result(true, 8));
    assertThat(green.calls)
        .containsSubsequence("keepBinaryLogs", "resetReplication", "appendPurged", "readMarker");
    assertThat(blue.calls)
        .containsSubsequence(
            "keepBinaryLogs",
            "resetReplication",
            "appendPurged",
            "configureReplication",
            "startReplication",
            "readMarker",
            "stopReplication",
            "resetReplication");
    assertThat(blue.calls).as("locked already").doesNotContain("lockAccounts");
    assertThat(green.calls).contains("waitForExecuted", "readOnly", "applicationSessions");
  }

  /** The procedures sleep for seconds each; the server ends a lock's holder that is idle. */
  @Test
  void noConnectionIsIdleWhileTheChannelsProceduresSleep() {
    arm.arm(1);

    assertThat(blue.calls)
        .as("of the connection that acts, and its guard")
        .containsSequence(
            "resetReplication",
            "keepAlive",
            "keepAlive",
            "configureReplication",
            "startReplication",
            "keepAlive",
            "keepAlive");
    assertThat(green.calls.stream().filter("keepAlive"::equals))
        .hasSameSizeAs(blue.calls.stream().filter("keepAlive"::equals).toList());
  }

  @Test
  void aStandbyWithoutTransactionsOfItsOwnCostsTheWriterNothing() {
    green.answers.put("executed", GtidSet.EMPTY);

    assertThat(arm.arm(1).absorbed()).isEqualTo(5);
    assertThat(green.calls).contains("appendPurged");
    assertThat(blue.calls).doesNotContain("appendPurged");
  }

  @Test
  void afterDayZeroNothingIsAbsorbedAndAForeignTransactionRefuses() {
    green.answers.put("executed", OF_BLUE);
    assertThat(arm.arm(1).absorbed()).isZero();
    assertThat(green.calls).doesNotContain("appendPurged");
    assertThat(blue.calls).doesNotContain("appendPurged");

    green.answers.put("executed", OF_BLUE.union(OF_GREEN));
    green.answers.put(
        "contents",
        List.of(
            new TransactionContent(
                OF_GREEN.toString(), new TreeMap<>(Map.of("payments.payment", 1)), List.of())));
    assertThatThrownBy(() -> arm.arm(1)).isInstanceOf(ForeignTransactionsException.class);
    assertThat(blue.calls).doesNotContain("appendPurged");
  }

  @Test
  void dataThatTheStandbyLacksIsNeverCountedAsExecuted() {
    blue.answers.put("applicationTables", List.of("payments.account", "payments.payment"));
    green.answers.put("applicationTables", List.of("payments.account"));

    assertThatThrownBy(() -> arm.arm(1))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "arm: received tables only on blue: [payments.payment], allowed: arm before data is"
                + " loaded, or start both sides from one snapshot");
    assertThat(green.calls).doesNotContain("appendPurged");
  }

  @Test
  void onlyBeforeTheFirstRunIsArmed() {
    state.change(draft -> draft.status(MigrationStatus.REPLICATING));

    assertThatThrownBy(() -> arm.arm(1)).hasMessage("arm: received REPLICATING, allowed: READY");
    assertThat(blue.calls).doesNotContain("keepBinaryLogs", "appendPurged", "stopReplication");
  }

  @Test
  void theStandbysAccountsAreLockedOnTheWriterAndTheLockMustArrive() {
    blue.answers.put("accountsLocked", false);
    arm.arm(1);
    assertThat(blue.calls).containsSubsequence("accountStatementBlockers", "lockAccounts");
    assertThat(green.calls).doesNotContain("lockAccounts");

    green.answers.put("waitForExecuted", false);
    assertThatThrownBy(() -> arm.arm(1))
        .hasMessageContaining("arm: green did not execute the account lock in")
        .hasMessageContaining(Duration.ofSeconds(Deadlines.MARKER.toSeconds()).toString());
  }

  @Test
  void aStandbyThatIsNotClosedIsNotArmed() {
    green.answers.put("readOnly", false);

    assertThatThrownBy(() -> arm.arm(1)).isInstanceOf(MigrationException.class);
  }
}
