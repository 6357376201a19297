package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The databases do not play along. */
final class DatabaseScenarios {
  /** Between the announcement and the point of no return, about 130 ms here. */
  private static final Duration LATER = Duration.ofMillis(40);

  /** Some of the schedule's ticks, of which each compares a part of all rows. */
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(90);

  private static final Duration DOWN = Duration.ofSeconds(3);

  /** Whoever is killed comes back after three seconds, so nobody has to halt. */
  private static final Set<MigrationStatus> DECIDED =
      Set.of(MigrationStatus.ROLLED_BACK, MigrationStatus.COMPLETED);

  private DatabaseScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(
        Scenario.of(
            "data-differs",
            "dev",
            "One amount on the standby differs from the writer's",
            "ROLLED_BACK before any traffic moves",
            MigrationStatus.ROLLED_BACK,
            DatabaseScenarios::dataDiffers));
    all.add(
        Scenario.of(
            "row-without-position",
            "dev",
            "After the move one amount on the old side is changed past its binary log",
            "HALTED with the key while the new side serves; ROLLED_BACK once it is repaired",
            MigrationStatus.ROLLED_BACK,
            DatabaseScenarios::rowWithoutPosition));
    all.add(
        Scenario.of(
            "replication-breaks",
            "dev",
            "The standby's applier stops on a row that is already there, while traffic moves",
            "ROLLED_BACK before the fence",
            MigrationStatus.ROLLED_BACK,
            DatabaseScenarios::replicationBreaks));
    all.add(killed("old-killed-fence", true, "FENCE", Duration.ZERO));
    all.add(killed("old-killed-catch-up", true, "FENCE", LATER));
    all.add(killed("old-killed-promotion", true, "PROMOTE", Duration.ZERO));
    all.add(killed("new-killed-fence", false, "FENCE", Duration.ZERO));
    all.add(killed("new-killed-catch-up", false, "FENCE", LATER));
    all.add(killed("new-killed-promotion", false, "PROMOTE", Duration.ZERO));
    return List.copyOf(all);
  }

  private static Scenario killed(String name, boolean old, String intent, Duration later) {
    return new Scenario(
        name,
        "dev",
        "The "
            + (old ? "old" : "new")
            + " writer's process is killed "
            + (later.isZero() ? "at " : later.toMillis() + " ms after ")
            + intent
            + " and comes back "
            + DOWN.toSeconds()
            + " s later",
        "ROLLED_BACK or COMPLETED, with one writer and nothing lost",
        DECIDED,
        stage -> kill(stage, old ? stage.old() : stage.next(), intent, later));
  }

  private static void kill(Stage stage, Environment side, String intent, Duration later)
      throws InterruptedException {
    AtomicReference<CompletableFuture<Void>> back = new AtomicReference<>();
    Runnable unwatch =
        stage
            .world()
            .audit()
            .listen(
                change -> {
                  if (change.intent().equals(intent) && back.get() == null) {
                    if (later.isZero()) {
                      stage.world().pair().server(side).kill();
                    }
                    stage.fault("kills " + side.key() + "'s database");
                    back.set(CompletableFuture.runAsync(() -> restart(stage, side, later)));
                  }
                });
    try {
      stage.awaitEnd(stage.migrate());
      stage.check("the database was killed", back.get() != null, "at " + intent + " + " + later);
      stage.awaitRest();
      back.get().join();
    } finally {
      unwatch.run();
    }
    stage.world().functions().call("SwitchWriter", "{\"operation\":\"reassert\"}");
  }

  private static void restart(Stage stage, Environment side, Duration later) {
    MySqlServer server = stage.world().pair().server(side);
    if (!later.isZero()) {
      Pauses.sleep(later);
      server.kill();
    }
    Pauses.sleep(DOWN);
    server.start();
    stage.fault(side.key() + "'s database is back");
  }

  private static void dataDiffers(Stage stage) throws InterruptedException {
    MySqlServer standby = stage.world().pair().server(stage.next());
    stage.fault("changes one amount on " + stage.next().key());
    standby.execute(
        "SET SESSION sql_log_bin = 0",
        "UPDATE payments.payment SET amount = 0.01 WHERE idempotency_key = 'history-4711'");
    try {
      stage.operator("validates ahead");
      stage.awaitEnd(stage.start("ValidationWorkflowArn", "{}"));
      String run = stage.awaitEnd(stage.migrate());
      stage.check("the run fails", run.equals("FAILED"), run);
      checkFound(stage, standby);
      stage.awaitRest();
      stage.check(
          "no traffic moved",
          stage.changes(stage.began()).stream()
              .noneMatch(
                  change -> change.intent().equals("SET_WEIGHT") && change.to().equals("SHIFTING")),
          "no step forward was recorded");
    } finally {
      standby.execute(
          "SET SESSION sql_log_bin = 0",
          "UPDATE payments.payment SET amount = 0 WHERE idempotency_key = 'history-4711'");
    }
    stage.operator("repairs the row and validates again");
    stage.awaitEnd(stage.start("ValidationWorkflowArn", "{}"));
    awaitProof(stage, false);
  }

  private static void rowWithoutPosition(Stage stage) throws InterruptedException {
    stage.awaitSuccess("the run", stage.migrate());
    MySqlServer oldSide = stage.world().pair().server(stage.old());
    stage.fault("changes one amount on " + stage.old().key() + " without a position");
    oldSide.execute(
        "SET SESSION sql_log_bin = 0",
        "UPDATE payments.payment SET amount = 0.01 WHERE idempotency_key = 'history-4711'");
    try {
      long began = System.nanoTime();
      awaitProof(stage, true);
      stage.check(
          "the row is named",
          stage.world().proof().contradiction().orElse("").contains("payment id="),
          "after " + (System.nanoTime() - began) / 1_000_000_000L + " s");
      stage.awaitEnd(stage.rollBack());
      MigrationState halted =
          stage.awaitState("HALTED", state -> state.status() == MigrationStatus.HALTED);
      stage.check(
          "the rollback halts with the key while the new side serves",
          halted.reason().contains("payment id=") && halted.writer().is(stage.next()),
          halted.reason());
    } finally {
      oldSide.execute(
          "SET SESSION sql_log_bin = 0",
          "UPDATE payments.payment SET amount = 0 WHERE idempotency_key = 'history-4711'");
    }
    stage.operator("repairs the row and rolls back again");
    awaitProof(stage, false);
    stage.awaitEnd(stage.rollBack());
    stage.awaitRest();
  }

  /** Waits until the continuous proof names a difference, or none any more. */
  static void awaitProof(Stage stage, boolean contradicted) {
    long deadline = System.nanoTime() + NAMED_WITHIN.toNanos();
    while (stage.world().proof().contradicted() != contradicted) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "a difference is "
                + (contradicted ? "not " : "still ")
                + "named after "
                + NAMED_WITHIN);
      }
      Pauses.sleep(Duration.ofMillis(200));
    }
  }

  /** It failed for this row, and not because the validation could not look. */
  private static void checkFound(Stage stage, MySqlServer standby) {
    String id =
        standby.value("SELECT id FROM payments.payment WHERE idempotency_key = 'history-4711'");
    RecordedVerdict verdict = stage.verdict();
    stage.check(
        "the verdict is FAIL and names the row",
        verdict.verdict() == Verdict.FAIL
            && verdict.failures().stream()
                .anyMatch(each -> each.contains("id=" + id) && each.contains("amount")),
        verdict.verdict() + ": " + verdict.failures());
  }

  private static void replicationBreaks(Stage stage) throws InterruptedException {
    String run = stage.migrate();
    stage.awaitShare(50);
    MySqlServer writer = stage.world().pair().server(stage.old());
    MySqlServer standby = stage.world().pair().server(stage.next());
    stage.fault("a row appears on " + stage.next().key() + " first");
    standby.execute("SET SESSION sql_log_bin = 0", "INSERT INTO payments.account VALUES (9999, 0)");
    writer.execute("INSERT INTO payments.account VALUES (9999, 0)");
    String status = stage.awaitEnd(run);
    stage.check("the run fails", status.equals("FAILED"), status);
    stage.awaitRest();
    stage.operator("removes the row and starts the applier again");
    standby.execute(
        "SET SESSION sql_log_bin = 0",
        "DELETE FROM payments.account WHERE id = 9999",
        "SET SESSION sql_log_bin = 1",
        "START SLAVE");
  }
}
