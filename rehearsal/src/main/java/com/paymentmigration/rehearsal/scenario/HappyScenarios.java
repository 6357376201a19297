package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationStatus;

/** Runs in which nothing goes wrong. */
final class HappyScenarios {
  private static final int RUNS = 10;

  private HappyScenarios() {}

  static Scenario happy() {
    return Scenario.of(
        "happy",
        "staging",
        "Migrates under load through all steps of the profile; a person approves",
        "COMPLETED, the other side writes and has all traffic",
        MigrationStatus.COMPLETED,
        HappyScenarios::happy);
  }

  static Scenario migrates() {
    return Scenario.of(
        "migrates",
        "dev",
        "Migrates under load by the shortest profile",
        "COMPLETED, the other side writes and has all traffic",
        MigrationStatus.COMPLETED,
        HappyScenarios::migrate);
  }

  static Scenario backAndForth() {
    return Scenario.of(
        "back-and-forth",
        "dev",
        "Migrates blue, green, blue, … ten times in a row",
        "COMPLETED each time",
        MigrationStatus.COMPLETED,
        HappyScenarios::backAndForth);
  }

  private static void happy(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.approve();
    succeeds(stage, run);
  }

  private static void migrate(Stage stage) throws InterruptedException {
    succeeds(stage, stage.migrate());
  }

  private static void succeeds(Stage stage, String run) throws InterruptedException {
    stage.awaitSuccess("the workflow", run);
    stage.check(
        "the other side writes",
        stage.world().state().writer().is(stage.next()),
        stage.world().state().writer().key());
  }

  private static void backAndForth(Stage stage) throws InterruptedException {
    for (int run = 1; run <= RUNS; run++) {
      stage.awaitSuccess("run " + run, stage.migrate());
    }
  }
}
