package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A person rolls back, at each step of a run. */
final class RollbackScenarios {
  private static final String BACK = "ROLLED_BACK: traffic and writer where they were";

  private RollbackScenarios() {}

  static List<Scenario> all() {
    return List.of(
        scenario(
            "rollback-shifting",
            "dev",
            "half of the traffic has moved",
            stage -> {
              stage.migrate();
              stage.awaitShare(50);
              stage.awaitEnd(stage.rollBack());
            }),
        scenario(
            "rollback-approval",
            "staging",
            "the run waits for an approval",
            stage -> {
              stage.migrate();
              stage.awaitState("approval", state -> state.step() == RunStep.APPROVAL);
              stage.awaitEnd(stage.rollBack());
              stage.refuseLate();
            }),
        scenario(
            "rollback-fencing",
            "dev",
            "the old writer is being fenced",
            stage -> at(stage, "FENCE")),
        scenario(
            "rollback-promoting",
            "dev",
            "the new writer is being opened",
            stage -> at(stage, "PROMOTE")),
        scenario(
            "rollback-final-bake",
            "dev",
            "the writer has moved, the final bake is on",
            stage -> {
              stage.migrate();
              stage.awaitState("SWITCHED", state -> state.status() == MigrationStatus.SWITCHED);
              stage.awaitEnd(stage.rollBack());
            }),
        scenario(
            "rollback-completed",
            "dev",
            "the run is over",
            stage -> {
              stage.awaitEnd(stage.migrate());
              stage.awaitEnd(stage.rollBack());
            }));
  }

  private static Scenario scenario(String name, String profile, String when, Scenario.Play play) {
    return Scenario.of(
        name,
        profile,
        "An operator rolls back while " + when,
        BACK,
        MigrationStatus.ROLLED_BACK,
        stage -> {
          play.on(stage);
          stage.awaitRest();
          stage.check(
              "the old side writes again",
              stage.world().state().writer().is(stage.old()),
              stage.world().state().writer().key());
        });
  }

  /** Rolls back at the very write of {@code intent}, before its author goes on. */
  private static void at(Stage stage, String intent) throws InterruptedException {
    AtomicBoolean once = new AtomicBoolean();
    Runnable unwatch =
        stage
            .world()
            .audit()
            .listen(
                change -> {
                  if (change.intent().equals(intent) && once.compareAndSet(false, true)) {
                    stage.rollBack();
                  }
                });
    try {
      stage.awaitEnd(stage.migrate());
      stage.check(
          "the rollback was asked for at " + intent, once.get(), String.valueOf(once.get()));
      stage.awaitRest();
    } finally {
      unwatch.run();
    }
  }
}
