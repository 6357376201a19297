package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** People do too much, or nothing. */
final class PeopleScenarios {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final int PAUSED_SECONDS = 3;

  private PeopleScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "approval-never-given",
            "staging",
            "Nobody answers the request for approval",
            "ROLLED_BACK when the time is over",
            MigrationStatus.ROLLED_BACK,
            PeopleScenarios::noApproval),
        Scenario.of(
            "approval-refused",
            "staging",
            "A person refuses to move the writer",
            "ROLLED_BACK at once",
            MigrationStatus.ROLLED_BACK,
            PeopleScenarios::refused),
        Scenario.of(
            "stale-approval",
            "staging",
            "A run that waits for an approval is rolled back; the next run is under way when the"
                + " time to approve the first one is over",
            "COMPLETED by the second run: the first one changes nothing any more",
            MigrationStatus.COMPLETED,
            PeopleScenarios::staleApproval),
        Scenario.of(
            "paused-and-resumed",
            "dev",
            "A person pauses the run in the middle of its shift, and lets it go on",
            "COMPLETED; no weight and no writer moved while it was paused",
            MigrationStatus.COMPLETED,
            PeopleScenarios::pausedAndResumed),
        Scenario.of(
            "pause-nobody-resumes",
            "dev",
            "A person pauses the run, and nobody lets it go on",
            "ROLLED_BACK when the pause is over",
            MigrationStatus.ROLLED_BACK,
            PeopleScenarios::nobodyResumes),
        Scenario.of(
            "two-operators",
            "dev",
            "Two operators start the migration at once, then two roll it back at once",
            "ROLLED_BACK: one run, one rollback, the others change nothing",
            MigrationStatus.ROLLED_BACK,
            PeopleScenarios::two));
  }

  private static void noApproval(Stage stage) throws InterruptedException {
    String status = stage.awaitEnd(stage.migrate());
    stage.check("the run fails", status.equals("FAILED"), status);
    stage.check(
        "a person was asked",
        stage.world().mailbox().approvalToken(stage.began()).isPresent(),
        "a message with the commands was published");
  }

  private static void refused(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.refuse();
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
  }

  private static void staleApproval(Stage stage) throws InterruptedException {
    String first = stage.migrate();
    stage.awaitState("approval", state -> state.step() == RunStep.APPROVAL);
    stage.awaitEnd(stage.rollBack());
    long since = System.nanoTime();
    String second = stage.migrate();
    stage.awaitState("approval", state -> state.step() == RunStep.APPROVAL);
    String ended = stage.awaitEnd(first);
    stage.check("the first run fails", ended.equals("FAILED"), ended);
    stage.fault("the time to approve the first run is over");
    stage.approve(since);
    stage.awaitSuccess("the second run", second);
  }

  private static void pausedAndResumed(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.pause(LONG);
    stage.awaitState("the pause", state -> state.step() == RunStep.PAUSED);
    int weight = stage.world().state().greenWeight().percent();
    TimeUnit.SECONDS.sleep(PAUSED_SECONDS);
    MigrationState paused = stage.world().state();
    stage.check(
        "nothing moved while it was paused",
        paused.step() == RunStep.PAUSED
            && paused.greenWeight().percent() == weight
            && paused.writer().is(stage.old()),
        paused.step() + ", green " + paused.greenWeight().percent() + " %");
    stage.resume();
    stage.awaitSuccess("the run", run);
    stage.check(
        "pause and resumption are in the audit events",
        stage.count("PAUSE") == 1 && stage.count("RESUME") == 1,
        stage.count("PAUSE") + " and " + stage.count("RESUME"));
  }

  private static void nobodyResumes(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    stage.pause(SHORT);
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
    stage.check(
        "it was paused, and nobody resumed",
        stage.count("PAUSE") == 1 && stage.count("RESUME") == 0,
        stage.count("PAUSE") + " and " + stage.count("RESUME"));
  }

  private static void two(Stage stage) throws InterruptedException {
    String first = stage.migrate();
    String second = stage.migrate();
    stage.awaitShare(50);
    String rollback = stage.rollBack();
    String again = stage.rollBack();
    List<String> ends =
        List.of(
            stage.awaitEnd(first),
            stage.awaitEnd(second),
            stage.awaitEnd(rollback),
            stage.awaitEnd(again));
    stage.awaitRest();
    stage.check(
        "no forward run succeeds", !ends.subList(0, 2).contains("SUCCEEDED"), ends.toString());
    stage.check(
        "one run and one rollback began",
        stage.count("BEGIN_MIGRATE") == 1 && stage.count("BEGIN_ROLLBACK") == 1,
        stage.count("BEGIN_MIGRATE") + " and " + stage.count("BEGIN_ROLLBACK"));
  }
}
