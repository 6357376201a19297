package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairAssumptionsTest {
  private static final ReplicaStatus FOLLOWS =
      new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, "");
  private static final UUID LEGACY = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);

  /** Blue serves, green follows. */
  @BeforeEach
  void asBeforeARun() {
    blue.answers.putAll(
        Map.of(
            "readOnly",
            false,
            "accountsLocked",
            false,
            "replicaStatus",
            ReplicaStatus.UNCONFIGURED,
            "executed",
            GtidSet.EMPTY,
            "activity",
            new ServerActivity(List.of(), List.of(), 0)));
    green.answers.putAll(
        Map.of(
            "readOnly",
            true,
            "accountsLocked",
            true,
            "replicaStatus",
            FOLLOWS,
            "executed",
            GtidSet.EMPTY,
            "waitForExecuted",
            true,
            "applierFacts",
            ApplierFacts.SOUND));
  }

  @Test
  void aStandbyThatLeavesRowsOutIsRefused() {
    green.answers.put(
        "applierFacts",
        new ApplierFacts(List.of("REPLICATE_DO_DB: x"), Map.of("slave_exec_mode", "IDEMPOTENT")));

    assertThat(failures())
        .singleElement()
        .asString()
        .contains("nothing makes green leave rows out", "REPLICATE_DO_DB: x", "STRICT");
  }

  private List<String> failures() {
    return PairAssumptions.roles(Environment.BLUE, blue.connect(), green.connect()).stream()
        .filter(each -> !each.holds())
        .map(Assumption::line)
        .toList();
  }

  @Test
  void aWriterThatServesAndAClosedStandbyThatFollowsItPass() {
    assertThat(failures()).isEmpty();
  }

  @Test
  void aWriterThatReplicatesFromElsewhereIsRefused() {
    blue.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.STOPPED, false, ""));

    assertThat(failures())
        .singleElement()
        .asString()
        .startsWith("blue replicates from nobody: received ")
        .endsWith("allowed: no replication source on the writer");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource({
    "blue, readOnly, true, blue is open",
    "blue, accountsLocked, true, blue is open",
    "green, readOnly, false, green is closed",
    "green, accountsLocked, false, green is closed",
    "green, waitForExecuted, false, green is caught up",
  })
  void aSideThatIsNotInItsRoleIsRefused(
      String side, String what, boolean answer, String assumption) {
    (side.equals("blue") ? blue : green).answers.put(what, answer);

    assertThat(failures()).singleElement().asString().startsWith(assumption + ": ");
  }

  @Test
  void aStandbyThatDoesNotReplicateIsRefused() {
    green.answers.put("replicaStatus", ReplicaStatus.UNCONFIGURED);

    assertThat(failures()).singleElement().asString().startsWith("green replicates: ");
  }

  @Test
  void aStandbyWithATransactionOfItsOwnIsRefused() {
    green.answers.put("executed", GtidSet.of(LEGACY, 1, 1));

    green.answers.put(
        "contents",
        List.of(
            new TransactionContent(
                LEGACY + ":1", new TreeMap<>(Map.of("payments.payment", 2)), List.of())));

    assertThat(failures())
        .singleElement()
        .asString()
        .contains("no foreign transaction", "1, they change payments.payment (2 row events)");
  }

  @Test
  void whatTheFenceWouldWaitForIsRefused() {
    assertThat(quiet(new ServerActivity(List.of(), List.of(), 0))).isEmpty();
    assertThat(quiet(new ServerActivity(List.of("ALTER TABLE"), List.of(), 0)))
        .singleElement()
        .asString()
        .startsWith("blue runs no DDL: ");
    assertThat(quiet(new ServerActivity(List.of(), List.of("SHARED on GLOBAL"), 0)))
        .singleElement()
        .asString()
        .startsWith("blue holds no table lock: ");
    assertThat(quiet(new ServerActivity(List.of(), List.of(), 3600)))
        .singleElement()
        .asString()
        .startsWith("blue has no long transaction: ");
  }

  private List<String> quiet(ServerActivity activity) {
    blue.answers.put("activity", activity);
    return PairAssumptions.quiet(Environment.BLUE, blue.connect()).stream()
        .filter(each -> !each.holds())
        .map(Assumption::line)
        .toList();
  }
}
