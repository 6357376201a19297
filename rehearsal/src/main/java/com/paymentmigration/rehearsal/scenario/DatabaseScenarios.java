package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
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
