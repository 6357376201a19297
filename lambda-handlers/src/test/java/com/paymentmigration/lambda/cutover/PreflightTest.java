package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PreflightFailedException;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.stack.StackState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which assumptions a stage looks at, and what it does with those that do not hold. */
class PreflightTest {
  private final CannedDatabase blue = new CannedDatabase(Environment.BLUE);
  private final CannedDatabase green = new CannedDatabase(Environment.GREEN);
  private final List<String> ringing = new ArrayList<>();
  private ProofRecords proofs = ProofRecords.OFF;

  @BeforeEach
  void everythingIsAsItShouldBe() {
    for (CannedDatabase each : List.of(blue, green)) {
      each.answers.put("identity", new ServerIdentity("one", Instant.EPOCH, false));
      each.answers.put("facts", facts());
      each.answers.put("executed", GtidSet.EMPTY);
      each.answers.put("waitForExecuted", true);
      each.answers.put("activity", new ServerActivity(List.of(), List.of(), 0));
    }
    blue.answers.put("readOnly", false);
    blue.answers.put("accountsLocked", false);
    blue.answers.put("replicaStatus", ReplicaStatus.UNCONFIGURED);
    green.answers.put("readOnly", true);
    green.answers.put("accountsLocked", true);
    green.answers.put(
        "replicaStatus", new ReplicaStatus(true, ReplicaStatus.Receiver.RUNNING, true, ""));
    green.answers.put("applierFacts", ApplierFacts.SOUND);
  }

  @Test
  void eachStageHasItsOwnName() {
    assertThat(Preflight.Stage.ofKey("start")).isEqualTo(Preflight.Stage.START);
    assertThat(Preflight.Stage.ofKey("beforeFence")).isEqualTo(Preflight.Stage.BEFORE_FENCE);
    assertThat(Preflight.Stage.ofKey("look")).isEqualTo(Preflight.Stage.LOOK);
    assertThatThrownBy(() -> Preflight.Stage.ofKey("fence"))
        .hasMessage("stage: received 'fence', allowed: start, beforeFence, look");
  }

  @Test
  void whatIsAsItShouldBeIsRefusedAtNoStage() {
    for (Preflight.Stage stage : Preflight.Stage.values()) {
      assertThat(check(stage)).isNotEmpty().allMatch(Assumption::holds);
    }
  }

  @Test
  void whatTheFenceWouldWaitForIsRefusedBeforeTheFenceOnly() {
    blue.answers.put("activity", new ServerActivity(List.of(), List.of(), 3600));

    assertThat(check(Preflight.Stage.START)).allMatch(Assumption::holds);
    assertThatThrownBy(() -> check(Preflight.Stage.BEFORE_FENCE))
        .isInstanceOf(PreflightFailedException.class)
        .hasMessageContaining("blue has no long transaction");
  }

  @Test
  void aDrillSeesEverythingAndIsRefusedNothing() {
    green.answers.put("readOnly", false);

    assertThat(check(Preflight.Stage.LOOK))
        .filteredOn(each -> !each.holds())
        .extracting(Assumption::name)
        .containsExactly("green is closed");
  }

  @Test
  void aStandbyThatIsOpenIsRefused() {
    green.answers.put("accountsLocked", false);

    assertThatThrownBy(() -> check(Preflight.Stage.START))
        .isInstanceOf(PreflightFailedException.class)
        .hasMessageContaining("green is closed");
  }

  @Test
  void aGuardThatRingsRefusesTheRun() {
    ringing.add("green-guard (too many errors)");

    assertThatThrownBy(() -> check(Preflight.Stage.BEFORE_FENCE))
        .isInstanceOf(PreflightFailedException.class)
        .hasMessageContaining("every guard alarm is OK")
        .hasMessageContaining("green-guard");
  }

  @Test
  void anEndpointThatLeadsToAReaderIsRefused() {
    green.answers.put("identity", new ServerIdentity("one", Instant.EPOCH, true));

    assertThatThrownBy(() -> check(Preflight.Stage.START))
        .hasMessageContaining("green: connected to the writer instance");
  }

  @Test
  void aSideThatCannotBeReachedIsAnAssumptionThatDoesNotHoldAndTheOtherIsStillLookedAt() {
    blue.away = true;

    assertThatThrownBy(() -> check(Preflight.Stage.START))
        .isInstanceOf(PreflightFailedException.class)
        .hasMessageContaining("blue can be inspected");
    assertThat(green.calls).contains("facts");
  }

  @Test
  void everyAssumptionThatDoesNotHoldIsNamedAtOnce() {
    ringing.add("blue-guard (rings)");
    green.answers.put("waitForExecuted", false);

    assertThatThrownBy(() -> check(Preflight.Stage.START))
        .hasMessageContaining("every guard alarm is OK")
        .hasMessageContaining("green is caught up");
  }

  @Test
  void aRunThatArmsReplicationHasNoRolesYet() {
    green.answers.put("readOnly", false);

    assertThat(preflight(MigrationStatus.READY).check(1, BeginRun.Mode.REPLICATE, stage()))
        .allMatch(Assumption::holds);
  }

  @Test
  void anOlderRunIsToldNothing() {
    assertThatThrownBy(
            () -> preflight(MigrationStatus.SHIFTING).check(0, BeginRun.Mode.MIGRATE, stage()))
        .isInstanceOf(StaleActorException.class);
  }

  @Test
  void aRunBeginsBeforeTheFirstRoundIsDoneAndFencesOnAYoungProofOfAllRowsOnly() {
    proofs = new Recorded(proof(0, FixedState.NOW));
    assertThat(rows(Preflight.Stage.START).holds()).isTrue();
    assertThat(refusal(Preflight.Stage.BEFORE_FENCE)).contains("the first round over all rows");

    proofs = new Recorded(proof(1, FixedState.NOW.minusSeconds(59)));
    assertThat(refusal(Preflight.Stage.BEFORE_FENCE)).doesNotContain("rows are proven");

    proofs = new Recorded(proof(1, FixedState.NOW.minusSeconds(60)));
    assertThat(refusal(Preflight.Stage.BEFORE_FENCE)).contains("rows are proven: received 'proven");
  }

  @Test
  void aRunDoesNotBeginWhileRowsDiffer() {
    RowProof sound = proof(1, FixedState.NOW);
    proofs =
        new Recorded(
            new RowProof(
                1,
                "",
                sound.lookedAt(),
                sound.provenUntil(),
                1,
                RowProof.Round.NONE,
                List.of(
                    new RowProof.Stray(
                        "payment", "id=7", "only on blue", FixedState.NOW, List.of("7"), "")),
                false,
                List.of(),
                RowProof.Cursor.END,
                Map.of(),
                ""));

    assertThat(refusal(Preflight.Stage.START))
        .contains("rows are proven: received '1 rows differ: payment id=7 (only on blue)'");
  }

  private String refusal(Preflight.Stage stage) {
    try {
      check(stage);
      return "";
    } catch (PreflightFailedException refused) {
      return refused.getMessage();
    }
  }

  private Assumption rows(Preflight.Stage stage) {
    return check(stage).stream()
        .filter(each -> each.name().equals("rows are proven"))
        .findFirst()
        .orElseThrow();
  }

  private static RowProof proof(long rounds, Instant until) {
    return new RowProof(
        1,
        "",
        until,
        until,
        rounds,
        RowProof.Round.NONE,
        List.of(),
        false,
        List.of(),
        RowProof.Cursor.END,
        Map.of(),
        "");
  }

  /** A stack that proves rows, and what it recorded. */
  private record Recorded(RowProof proof) implements ProofRecords {
    @Override
    public boolean on() {
      return true;
    }

    @Override
    public Optional<RowProof> latest() {
      return Optional.of(proof);
    }

    @Override
    public void save(RowProof expected, RowProof next) {
      throw new AssertionError("preflight writes nothing");
    }
  }

  private static Preflight.Stage stage() {
    return Preflight.Stage.START;
  }

  private List<Assumption> check(Preflight.Stage stage) {
    return preflight(MigrationStatus.SHIFTING).check(1, BeginRun.Mode.MIGRATE, stage);
  }

  private Preflight preflight(MigrationStatus status) {
    return new Preflight(
        new DatabasePair(blue, green),
        FixedState.of(status, Environment.BLUE),
        new Surroundings(ringing),
        proofs,
        new Timing(() -> FixedState.NOW, pause -> {}));
  }

  private static ServerFacts facts() {
    return new ServerFacts(
        "8.0.39",
        "3.10.1",
        new TreeMap<>(RequiredSettings.VALUES),
        List.of(
            "GRANT " + String.join(", ", ServerAssumptions.PRIVILEGES) + " ON *.* TO `admin`@`%`"),
        ServerAssumptions.PROCEDURES,
        ServerAssumptions.RETENTION_HOURS,
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private record Surroundings(List<String> alarmsNotOk) implements SurroundingFacts {
    @Override
    public StackState stack() {
      return new StackState(
          "UPDATE_COMPLETE", new TreeMap<>(Map.of("MigrationPhase", "migrate")), List.of());
    }

    @Override
    public List<String> alarmsUnfit() {
      return List.of();
    }

    @Override
    public int healthyTargets(Environment environment) {
      return 2;
    }

    @Override
    public List<String> unhealthyTargets(Environment environment) {
      return List.of();
    }

    @Override
    public List<String> secretsPending() {
      return List.of();
    }
  }
}
