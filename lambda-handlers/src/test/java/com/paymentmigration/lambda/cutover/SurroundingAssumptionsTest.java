package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.domain.StateDraft;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.stack.StackDescription;
import com.paymentmigration.lambda.stack.StackState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What preflight refuses because of the stack, before anything changes. */
class SurroundingAssumptionsTest {
  private static final String PHASE = "the declared phase admits the run";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String STACK = "the stack takes updates";

  private static List<String> refused(BeginRun.Mode mode, String phase, String status) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("MigrationPhase", phase);
    return SurroundingAssumptions.check(
            new Quiet(() -> new StackState(status, parameters, List.of())), mode)
        .stream()
        .filter(each -> !each.holds())
        .map(Assumption::line)
        .toList();
  }

  @Test
  void aRunThatMovesTrafficIsRefusedInPhasePrepareAndToldWhichPhaseItNeeds() {
    assertThat(refused(BeginRun.Mode.MIGRATE, "prepare", "UPDATE_COMPLETE"))
        .containsExactly(
            PHASE
                + ": received MigrationPhase prepare, allowed: migrate, stabilize;"
                + " deploy --parameters MigrationPhase=migrate first, which runs the validation"
                + " gate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "stabilize"})
  void aRunThatMovesTrafficIsAdmittedAfterTheGate(String phase) {
    assertThat(refused(BeginRun.Mode.MIGRATE, phase, "UPDATE_COMPLETE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "migrate", "stabilize"})
  void replicationMayBeArmedUntilTheOldSideIsTakenDown(String phase) {
    assertThat(refused(BeginRun.Mode.REPLICATE, phase, "CREATE_COMPLETE")).isEmpty();
  }

  @Test
  void nothingStartsInPhaseRetire() {
    for (BeginRun.Mode mode : BeginRun.Mode.values()) {
      assertThat(refused(mode, "retire", "UPDATE_COMPLETE"))
          .singleElement()
          .asString()
          .startsWith(PHASE + ": received MigrationPhase retire, allowed: ");
    }
  }

  @Test
  void aStackThatTakesNoUpdateIsRefusedBeforeItFailsAReconcile() {
    assertThat(refused(BeginRun.Mode.MIGRATE, "migrate", "UPDATE_ROLLBACK_FAILED"))
        .containsExactly(
            STACK
                + ": received status UPDATE_ROLLBACK_FAILED, allowed: a complete one;"
                + " repair the stack");
  }

  @Test
  void aStackThatCleansUpAfterTheLastReconcileIsNoReasonToRefuse() {
    assertThat(refused(BeginRun.Mode.MIGRATE, "migrate", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "alarm, every guard alarm is OK",
    "unfit, every alarm of the guards exists and looks at 3 minutes at most",
    "none, blue has healthy targets",
    "unhealthy, blue has no unhealthy target",
    "pending, no secret has a pending version"
  })
  void eachFactThatIsNotAsItShouldBeRefusesARunThatMovesTraffic(String fact, String assumption) {
    SurroundingFacts facts =
        new Quiet(() -> new StackState("UPDATE_COMPLETE", phase("migrate"), List.of())) {
          @Override
          public List<String> alarmsNotOk() {
            return fact.equals("alarm") ? List.of("green-guard (errors)") : super.alarmsNotOk();
          }

          @Override
          public List<String> alarmsUnfit() {
            return fact.equals("unfit") ? List.of("declines (none)") : super.alarmsUnfit();
          }

          @Override
          public int healthyTargets(Environment environment) {
            return fact.equals("none") && environment == Environment.BLUE
                ? 0
                : super.healthyTargets(environment);
          }

          @Override
          public List<String> unhealthyTargets(Environment environment) {
            return fact.equals("unhealthy") && environment == Environment.BLUE
                ? List.of("1 unhealthy")
                : super.unhealthyTargets(environment);
          }

          @Override
          public List<String> secretsPending() {
            return fact.equals("pending") ? List.of("replicator") : super.secretsPending();
          }
        };
    assertThat(SurroundingAssumptions.check(facts, BeginRun.Mode.MIGRATE))
        .filteredOn(each -> !each.holds())
        .extracting(Assumption::name)
        .containsExactly(assumption);
  }

  private static Map<String, String> phase(String phase) {
    return new TreeMap<>(Map.of("MigrationPhase", phase));
  }

  @Test
  void aStateThatFitsIsAdmittedAndEachThingThatDoesNotIsRefused() {
    assertThat(refused(draft -> draft)).isEmpty();
    assertThat(refused(draft -> draft.status(MigrationStatus.SWITCHED)))
        .containsExactly("the status fits the run");
    assertThat(refused(draft -> draft.writer(Writer.none())))
        .containsExactly("the writer is the active environment");
    assertThat(refused(draft -> draft.promoted(Environment.GREEN)))
        .containsExactly("the writer is the active environment");
    assertThat(refused(draft -> draft.rollbackRequested(true)))
        .containsExactly("no rollback is requested");
    assertThat(refused(draft -> draft.rotationLease(lease(NOW.plusSeconds(1)))))
        .containsExactly("no rotation is under way");
    assertThat(refused(draft -> draft.rotationLease(lease(NOW)))).as("it has expired").isEmpty();
  }

  private static String lease(Instant until) {
    return new RotationLease("token", until).text();
  }

  private static List<String> refused(UnaryOperator<StateDraft> change) {
    MigrationState blue =
        MigrationState.initial(
            new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue"), NOW);
    MigrationState shifting =
        change.apply(blue.next().newEpoch().status(MigrationStatus.SHIFTING)).build();
    return SurroundingAssumptions.state(shifting, BeginRun.Mode.MIGRATE, NOW).stream()
        .filter(each -> !each.holds())
        .map(Assumption::name)
        .toList();
  }

  /** Everything but the stack is as it should be. */
  private static class Quiet implements SurroundingFacts {
    private final StackDescription port;

    Quiet(StackDescription port) {
      this.port = port;
    }

    @Override
    public StackState stack() {
      return port.describe();
    }

    @Override
    public List<String> alarmsNotOk() {
      return List.of();
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
