package com.paymentmigration.lambda.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.stack.StackDescription;
import com.paymentmigration.lambda.stack.StackState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What preflight refuses because of the stack, before anything changes. */
class SurroundingAssumptionsTest {
  private static final String PHASE = "the declared phase admits the run";
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

  /** Everything but the stack is as it should be. */
  private record Quiet(StackDescription port) implements SurroundingFacts {
    @Override
    public StackState stack() {
      return port.describe();
    }

    @Override
    public List<String> alarmsNotOk() {
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
