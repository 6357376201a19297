package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.traffic.Reconcile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Nothing runs, and something changes what should rest. */
final class RestScenarios {
  private static final Duration UNDER_WAY = Duration.ofSeconds(6);

  private RestScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "deployment-outlives-hold",
            "dev",
            "A deployment that began before the run ends after it and writes the old weights",
            "COMPLETED: the next look at rest puts the weights right, not before the deployment"
                + " is over",
            MigrationStatus.COMPLETED,
            RestScenarios::deploymentOutlivesHold));
  }

  /** A run holds its weights against a deployment for 15 minutes; this one takes longer. */
  private static void deploymentOutlivesHold(Stage stage) throws InterruptedException {
    stage.awaitSuccess("the run", stage.migrate());
    stage.awaitRest();
    AtomicBoolean held = new AtomicBoolean();
    stage
        .world()
        .holdStackUpdates(
            () -> {
              if (held.compareAndSet(false, true)) {
                stage.fault("a deployment with the weights of before the run is under way");
                Pauses.sleep(UNDER_WAY);
              }
            });
    CompletableFuture<Void> deployment =
        CompletableFuture.runAsync(() -> deploy(stage, stage.old()));
    stage.await("the old weights are written", () -> stage.share() == 0);
    stage.fault("the deployment has written the weights of before the run");
    deployment.join();
    stage.awaitShare(100);
    stage.check("the next look at rest puts the rule right", stage.share() == 100, "100 % again");
    long rollbacks = stage.count("BEGIN_ROLLBACK");
    stage.check("no run was needed", rollbacks == 0, rollbacks + " rollbacks");
    stage.operator("writes the weights into the stack, as the look does 20 minutes after a run");
    deploy(stage, stage.next());
  }

  private static void deploy(Stage stage, Environment serving) {
    try {
      stage
          .world()
          .deployment()
          .deploy(Reconcile.GREEN_TRAFFIC_WEIGHT, serving == Environment.GREEN ? "100" : "0");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
