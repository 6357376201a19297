package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RotationLease;
import com.paymentmigration.lambda.stack.StackState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What must hold outside the databases. */
final class SurroundingAssumptions {
  /** The stack's parameter that declares the phase. */
  private static final String PHASE = "MigrationPhase";

  private SurroundingAssumptions() {}

  /** Stack, alarms, targets, secrets. */
  static List<Assumption> check(SurroundingFacts facts, BeginRun.Mode mode) {
    List<Assumption> found = new ArrayList<>(stack(facts.stack(), mode));
    found.add(Assumption.none("no secret has a pending version", facts.secretsPending()));
    if (mode == BeginRun.Mode.MIGRATE) {
      found.add(Assumption.none("every guard alarm is OK", facts.alarmsNotOk()));
      found.add(
          Assumption.none(
              "every alarm of the guards exists and looks at 3 minutes at most",
              facts.alarmsUnfit()));
      for (Environment environment : Environment.values()) {
        int healthy = facts.healthyTargets(environment);
        found.add(
            Assumption.of(
                environment.key() + " has healthy targets",
                healthy > 0,
                "received " + healthy + ", allowed: 1 or more"));
        found.add(
            Assumption.none(
                environment.key() + " has no unhealthy target",
                facts.unhealthyTargets(environment)));
      }
    }
    return found;
  }

  /**
   * The stack will take the run's reconciles. A stack that CloudFormation is at work on is waited
   * for; one that takes no update at all would fail the run in its midst.
   */
  private static List<Assumption> stack(StackState stack, BeginRun.Mode mode) {
    List<MigrationPhase> phases =
        mode == BeginRun.Mode.MIGRATE ? MigrationPhase.MOVING : MigrationPhase.ARMING;
    String declared = stack.parameters().getOrDefault(PHASE, "");
    return List.of(
        Assumption.of(
            "the declared phase admits the run",
            phases.stream().anyMatch(phase -> phase.key().equals(declared)),
            "received %s %s, allowed: %s%s"
                .formatted(PHASE, declared, MigrationPhase.keys(phases), advice(declared))),
        Assumption.of(
            "the stack takes updates",
            stack.busy() || stack.updatable(),
            "received status " + stack.status() + ", allowed: a complete one; repair the stack"));
  }

  private static String advice(String declared) {
    return declared.equals(MigrationPhase.PREPARE.key())
        ? "; deploy --parameters " + PHASE + "=migrate first, which runs the validation gate"
        : "";
  }

  /** The state item fits the run. */
  static List<Assumption> state(MigrationState state, BeginRun.Mode mode, Instant now) {
    MigrationStatus wanted =
        mode == BeginRun.Mode.MIGRATE ? MigrationStatus.SHIFTING : MigrationStatus.READY;
    return List.of(
        Assumption.of(
            "the status fits the run",
            state.status() == wanted,
            "received " + state.status() + ", allowed: " + wanted),
        Assumption.of(
            "the writer is the active environment",
            state.writer().is(state.active()) && state.promoted() == state.active(),
            "received %s, allowed: %s".formatted(state.writer().key(), state.active())),
        Assumption.of("no rollback is requested", !state.rollbackRequested(), "received a request"),
        Assumption.of(
            "no rotation is under way",
            RotationLease.parse(state.rotationLease()).filter(l -> l.heldAt(now)).isEmpty(),
            "received " + state.rotationLease() + ", allowed: none"));
  }
}
