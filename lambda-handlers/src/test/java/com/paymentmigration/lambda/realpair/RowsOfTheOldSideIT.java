package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.MeasureWayBack;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.SkippedTransactions;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a move the old side counts transactions whose rows it does not have. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RowsOfTheOldSideIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MigrationBench bench;

  @BeforeEach
  void moved() {
    bench = MigrationBench.armed();
    bench.pair.blue().execute("DROP EVENT payments.every_second");
    assertThat(bench.forward().writer()).isEqualTo(Environment.GREEN.name());
    bench.books().awaitStandby(Environment.GREEN);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aPaymentWhoseTransactionWasSkippedHaltsTheRollbackWithItsKeyAndTheNewSideServes() {
    assertThat(wayBack()).isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
    skip(pay());

    halts("account id=1");
  }

  @Test
  void aSkippedTransactionIsNamedByTheBinaryLogsBeforeAnybodyFences() {
    MemoryProofs proofs = new MemoryProofs();
    proofs.save(RowProof.NONE, from(look(RowProof.Cursor.END).next()));
    bench.proofs = proofs;
    assertThat(GtidSet.parse(pay()).count()).isPositive();
    apply();
    assertThat(look(proofs.latest().orElseThrow().cursor()).skipped()).isEmpty();
    String gtid = pay();
    skip(gtid);

    SkippedTransactions.Look look = look(proofs.latest().orElseThrow().cursor());
    assertThat(look.complete()).isTrue();
    assertThat(look.skipped())
        .singleElement()
        .satisfies(
            skip -> {
              assertThat(skip.gtid()).isEqualToIgnoringCase(gtid);
              assertThat(skip.tables()).isEqualTo("payments.account");
              assertThat(skip.standby()).isEqualTo("blue");
            });
    assertThat(look(look.next()).skipped()).as("told once").isEmpty();
    assertThat(wayBack()).isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    halts("a transaction was skipped: " + gtid);
  }

  /** The standby's own: nothing of it is in the writer's log, and after a move that is reversed. */
  @Test
  void aTransactionOfTheStandbyThatWasAbsorbedIsNotTakenForSkippedAfterTheWayBack() {
    MemoryProofs proofs = new MemoryProofs();
    RowProof.Cursor begun = look(RowProof.Cursor.END).next();
    String before = bench.pair.blue().value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
    bench.pair.blue().execute("ANALYZE TABLE payments.payment");
    String alone =
        bench
            .pair
            .blue()
            .value(
                "SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '"
                    + before
                    + ","
                    + bench.pair.green().value("SELECT @@GLOBAL.gtid_executed")
                    + "')")
            .replace("\n", "");
    assertThat(GtidSet.parse(alone).count()).isPositive();
    try (DatabaseSession green = bench.databases.green().connect()) {
      green.appendPurged(GtidSet.parse(alone));
    }
    SkippedTransactions.Look look = look(begun);
    assertThat(look.skipped()).isEmpty();
    proofs.save(RowProof.NONE, from(look.next()));
    bench.proofs = proofs;

    RecoverWriter.Result back = bench.rollBack();

    assertThat(back.outcome()).as(back.reason()).isEqualTo(RecoverWriter.Outcome.ROLLED_BACK);
    try (DatabaseSession green = bench.databases.green().connect();
        DatabaseSession blue = bench.databases.blue().connect()) {
      assertThat(
              new SkippedTransactions(Environment.BLUE, blue, green, Instant.now())
                  .look(look.next(), PATIENCE)
                  .skipped())
          .isEmpty();
    }
  }

  @Test
  void aFilterOnTheOldSideIsNoWayBackAndHaltsTheRollback() {
    bench
        .pair
        .blue()
        .execute(
            "STOP SLAVE SQL_THREAD",
            "CHANGE REPLICATION FILTER REPLICATE_IGNORE_TABLE = (payments.account)",
            "START SLAVE SQL_THREAD");
    MigrationBench.pause(500);

    assertThat(wayBack()).isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    halts("blue: replication filter REPLICATE_IGNORE_TABLE: payments.account");
  }

  @Test
  void theServicesOwnFilterIsNone() {
    bench
        .pair
        .blue()
        .execute(
            "STOP SLAVE SQL_THREAD",
            "CHANGE REPLICATION FILTER REPLICATE_IGNORE_TABLE ="
                + " (mysql.rds_sysinfo, innodb_memcache.cache_policies)",
            "START SLAVE SQL_THREAD");
    MigrationBench.pause(500);

    assertThat(wayBack()).isEqualTo(MeasureWayBack.Outcome.AVAILABLE);
  }

  @Test
  void anApplierThatForgivesIsNoWayBackAndHaltsTheRollback() {
    bench.pair.blue().execute("SET GLOBAL slave_exec_mode = 'IDEMPOTENT'");

    assertThat(wayBack()).isEqualTo(MeasureWayBack.Outcome.NOT_AVAILABLE);
    halts("slave_exec_mode: received IDEMPOTENT, allowed: STRICT");
  }

  @Test
  void aRowThatWasChangedWithoutAnyPositionHaltsTheRollbackWithItsKey() {
    bench
        .pair
        .blue()
        .execute(
            "SET SESSION sql_log_bin = 0",
            "UPDATE payments.account SET balance = balance - 9999 WHERE id = 2");

    halts("account id=2");
  }

  private SkippedTransactions.Look look(RowProof.Cursor from) {
    try (DatabaseSession green = bench.databases.green().connect();
        DatabaseSession blue = bench.databases.blue().connect()) {
      return new SkippedTransactions(Environment.GREEN, green, blue, Instant.now())
          .look(from, PATIENCE);
    }
  }

  private static RowProof from(RowProof.Cursor cursor) {
    return new RowProof(
        1,
        "test",
        Instant.now(),
        Instant.now(),
        1,
        RowProof.Round.NONE,
        List.of(),
        false,
        List.of(),
        cursor,
        Map.of(),
        "");
  }

  private MeasureWayBack.Outcome wayBack() {
    return bench.actor().composition().wayBack().measure();
  }

  private void halts(String why) {
    RecoverWriter.Result halted = bench.rollBack();
    assertThat(halted.outcome()).as(halted.reason()).isEqualTo(RecoverWriter.Outcome.HALTED);
    assertThat(halted.reason()).containsIgnoringCase(why);
    assertThat(bench.writer()).isEqualTo(Environment.GREEN);
    try (ApplicationSession application = bench.databases.green().connectAsApplication()) {
      assertThat(application.probeWrite().name()).isEqualTo("ACCEPTED");
    }
  }

  /** A payment on green while blue's applier stands; its GTID. */
  private String pay() {
    bench.pair.blue().execute("STOP SLAVE SQL_THREAD");
    MySqlServer green = bench.pair.green();
    String before = green.value("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
    try (Connection application = green.superuser();
        Statement statement = application.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE payments.account SET balance = balance - 1 WHERE id = 1"))
          .isEqualTo(1);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot pay", failure);
    }
    return green
        .value("SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '" + before + "')")
        .replace("\n", "");
  }

  /** As {@code mysql.rds_skip_transaction_with_gtid} does: an empty transaction in its place. */
  private void skip(String gtid) {
    bench
        .pair
        .blue()
        .execute(
            "SET SESSION GTID_NEXT = '" + gtid + "'",
            "BEGIN",
            "COMMIT",
            "SET SESSION GTID_NEXT = 'AUTOMATIC'",
            "START SLAVE SQL_THREAD");
    bench.books().awaitStandby(Environment.GREEN);
  }

  private void apply() {
    bench.pair.blue().execute("START SLAVE SQL_THREAD");
    bench.books().awaitStandby(Environment.GREEN);
  }
}
