package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.aws.CloudWatchMetrics;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.List;

/** After the move the old side counts transactions whose rows it does not have. */
final class RowScenarios {
  /** No client of the rehearsal writes it. */
  private static final String TABLE = "payments.synthetic_payment";

  private static final String ADD = "INSERT INTO " + TABLE + " VALUES ('lost on the way')";
  private static final String REMOVE = "DELETE FROM " + TABLE;

  /** Far from what the server counts to in a rehearsal. */
  private static final long AHEAD = 1_000_000_000L;

  private RowScenarios() {}

  static List<Scenario> all() {
    return List.of(
        repaired(
            "skipped-transaction",
            "After the move somebody skips a transaction on the old side",
            RowScenarios::skippedTransaction),
        repaired(
            "filtered-replica",
            "After the move somebody sets a replication filter on the old side",
            RowScenarios::filteredReplica));
  }

  private static Scenario repaired(String name, String description, Scenario.Play play) {
    return Scenario.of(
        name,
        "dev",
        description,
        "HALTED with the reason while the new side serves; ROLLED_BACK once it is repaired",
        MigrationStatus.ROLLED_BACK,
        play);
  }

  private static void skippedTransaction(Stage stage) throws InterruptedException {
    stage.awaitSuccess("the run", stage.migrate());
    MySqlServer oldSide = stage.world().pair().server(stage.old());
    MySqlServer newSide = stage.world().pair().server(stage.next());
    String gtid = newSide.value("SELECT @@GLOBAL.server_uuid") + ":" + AHEAD;
    stage.fault("skips " + gtid + " on " + stage.old().key());
    oldSide.execute("STOP SLAVE SQL_THREAD");
    newSide.execute("SET SESSION gtid_next = '" + gtid + "'", ADD);
    oldSide.execute(
        "SET SESSION gtid_next = '" + gtid + "'",
        "BEGIN",
        "COMMIT",
        "SET SESSION gtid_next = 'AUTOMATIC'",
        "START SLAVE SQL_THREAD");
    DatabaseScenarios.awaitProof(stage, true);
    String named = stage.world().proof().contradiction().orElse("");
    stage.check(
        "the transaction is named",
        stage.world().proof().skipped().stream()
            .anyMatch(skip -> skip.gtid().equalsIgnoreCase(gtid)),
        named);
    halts(stage, gtid);
    stage.operator("removes the row on the new side, too, and rolls back again");
    newSide.execute("SET SESSION sql_log_bin = 0", REMOVE);
    goesBack(stage);
  }

  private static void filteredReplica(Stage stage) throws InterruptedException {
    stage.awaitSuccess("the run", stage.migrate());
    MySqlServer oldSide = stage.world().pair().server(stage.old());
    MySqlServer newSide = stage.world().pair().server(stage.next());
    stage.await("the way back is available", () -> wayBack(stage) == 1);
    stage.fault("ignores a table on " + stage.old().key());
    filter(oldSide, TABLE);
    try {
      newSide.execute(ADD);
      stage.await("the way back is not available", () -> wayBack(stage) == 0);
      halts(stage, "replication filter REPLICATE_IGNORE_TABLE: " + TABLE);
    } finally {
      filter(oldSide, "");
    }
    DatabaseScenarios.awaitProof(stage, true);
    stage.check(
        "the row that was filtered away is named",
        stage.world().proof().contradiction().orElse("").contains("synthetic_payment"),
        stage.world().proof().contradiction().orElse(""));
    stage.operator("removes filter and row, and rolls back again");
    newSide.execute("SET SESSION sql_log_bin = 0", REMOVE);
    goesBack(stage);
  }

  private static void filter(MySqlServer server, String table) {
    server.execute(
        "STOP SLAVE SQL_THREAD",
        "CHANGE REPLICATION FILTER REPLICATE_IGNORE_TABLE = (" + table + ")",
        "START SLAVE SQL_THREAD");
  }

  private static double wayBack(Stage stage) {
    return stage
        .world()
        .alarms()
        .metrics()
        .getOrDefault(CloudWatchMetrics.metricName(Metrics.Name.WRITER_ROLLBACK_AVAILABLE), -1.0);
  }

  private static void halts(Stage stage, String why) throws InterruptedException {
    stage.awaitEnd(stage.rollBack());
    MigrationState halted =
        stage.awaitState("HALTED", state -> state.status() == MigrationStatus.HALTED);
    stage.check(
        "the rollback halts with the reason while the new side serves",
        halted.reason().contains(why) && halted.writer().is(stage.next()),
        halted.reason());
  }

  private static void goesBack(Stage stage) throws InterruptedException {
    DatabaseScenarios.awaitProof(stage, false);
    stage.awaitEnd(stage.rollBack());
    stage.awaitRest();
  }
}
