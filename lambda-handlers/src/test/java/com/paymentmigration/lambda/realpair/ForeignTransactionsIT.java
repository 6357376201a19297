package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.WatchStrangers;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What becomes of transactions that only the standby has; one pair, so the order is fixed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ForeignTransactionsIT {
  private static final Cause ANN = new Cause("ann", "CHG-1: an index was rebuilt by hand");
  private static final Cause BOB = new Cause("bob", "CHG-1: looked at it, no row changed");

  private static MigrationBench bench;

  private final MemoryForeignRecords records = new MemoryForeignRecords();
  private final List<String> mails = new ArrayList<>();

  @BeforeAll
  static void start() {
    bench = MigrationBench.armed();
    bench.pair.blue().execute("DROP EVENT payments.every_second");
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  private WatchStrangers.Outcome look() {
    return bench
        .actor()
        .watch(records, (subject, message) -> mails.add(subject + "\n" + message))
        .look();
  }

  @Test
  @Order(1)
  void aForeignTransactionIsOneMailAndOneAuditEventAndNoPassStandsWhileItIsThere() {
    bench.pair.green().execute("ANALYZE TABLE payments.payment");

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);

    assertThat(mails)
        .singleElement()
        .asString()
        .contains("standby green", "ANALYZE TABLE payments.payment", foreign());
    assertThat(records.withdrawals).as("a PASS recorded meanwhile counts neither").hasSize(2);
    assertThat(records.kept).containsOnlyKeys(foreign());
    assertThat(events(Intent.FOREIGN_FOUND))
        .singleElement()
        .extracting(AuditEvent::reason)
        .asString()
        .contains("ANALYZE TABLE payments.payment");
    assertThatThrownBy(() -> bench.actor().move(bench.begin()))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("foreign transactions only on green: 1");
    bench.executions.end(bench.states.read().executionArn());
    assertThat(bench.rollBack().outcome()).isEqualTo(RecoverWriter.Outcome.UNCHANGED);
  }

  @Test
  @Order(2)
  void itIsAbsorbedByNameOnlyAfterTwoPeopleAndThenMoveAndRollbackWork() {
    String gtid = foreign();
    records.requests.put(gtid, ANN);
    assertThat(look()).as("one person").isEqualTo(WatchStrangers.Outcome.FOUND);
    records.approvals.put(gtid, ANN);
    assertThat(look()).as("one person twice").isEqualTo(WatchStrangers.Outcome.FOUND);
    records.approvals.put(gtid, BOB);

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.ABSORBED);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);

    assertThat(foreign()).isEmpty();
    assertThat(events(Intent.FOREIGN_GONE)).hasSize(1);
    assertThat(events(Intent.ABSORB))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.actor()).isEqualTo("ann and bob");
              assertThat(event.reason()).contains(gtid, ANN.reason(), BOB.reason());
            });
    assertThat(bench.forward().writer()).isEqualTo(Environment.GREEN.name());
    assertThat(bench.rollBack().outcome()).isEqualTo(RecoverWriter.Outcome.ROLLED_BACK);
  }

  @Test
  @Order(3)
  void heartbeatsOfTheStandbyCountAsExecutedOnTheWriterAndOutliveTheirBinaryLog() {
    quiet(bench.pair.green());
    GtidSet heartbeats = alone(bench.pair.green(), bench.pair.blue());
    assertThat(heartbeats.isEmpty()).isFalse();

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);

    assertThat(alone(bench.pair.green(), bench.pair.blue()).isEmpty()).isTrue();
    purge(bench.pair.green());
    assertThat(bench.forward().writer()).isEqualTo(Environment.GREEN.name());
    assertThat(mails).isEmpty();
  }

  @Test
  @Order(4)
  void thoseThatNobodyReadInTimeAreForeignAndCanBeAbsorbedAsOneSet() {
    MigrationBench.pause(1500);
    quiet(bench.pair.blue());
    GtidSet heartbeats = alone(bench.pair.blue(), bench.pair.green());
    assertThat(heartbeats.isEmpty()).isFalse();
    purge(bench.pair.blue());
    bench.restartFunctions();

    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    assertThat(GtidSet.parse(foreign())).isEqualTo(heartbeats);
    assertThat(mails)
        .singleElement()
        .asString()
        .contains("only on blue: " + heartbeats.count() + ",", "(in no binary log any more)");

    records.requests.put(foreign(), ANN);
    records.approvals.put(foreign(), BOB);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.ABSORBED);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.NONE);
    assertThat(bench.rollBack().outcome()).isEqualTo(RecoverWriter.Outcome.ROLLED_BACK);
  }

  @Test
  @Order(5)
  void whatAnAbsorbedTransactionChangedIsStillFoundBeforeTheWriterMoves() {
    bench.pair.green().execute("UPDATE payments.account SET balance = balance - 9999 WHERE id = 1");
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.FOUND);
    records.requests.put(foreign(), ANN);
    records.approvals.put(foreign(), BOB);
    assertThat(look()).isEqualTo(WatchStrangers.Outcome.ABSORBED);
    assertThat(records.withdrawals).hasSize(2);

    assertThatThrownBy(() -> bench.actor().move(bench.begin()))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("tail check: FAIL");
    assertThat(bench.writer()).isEqualTo(Environment.BLUE);
  }

  private static String foreign() {
    return bench.states.read().foreign();
  }

  private static List<AuditEvent> events(Intent intent) {
    return bench.states.events().stream().filter(event -> event.intent() == intent).toList();
  }

  private static GtidSet alone(MySqlServer here, MySqlServer there) {
    GtidSet executed = GtidSet.parse(here.value("SELECT @@GLOBAL.gtid_executed"));
    return executed.subtract(GtidSet.parse(there.value("SELECT @@GLOBAL.gtid_executed")));
  }

  private static void quiet(MySqlServer server) {
    server.execute("SET SESSION sql_log_bin = 0", "ALTER EVENT mysql.rds_heartbeat DISABLE");
    MigrationBench.pause(200);
  }

  /** As after the retention: nothing of what was before is in a binary log. */
  private static void purge(MySqlServer server) {
    server.execute("FLUSH BINARY LOGS");
    server.execute(
        "SET SESSION sql_log_bin = 0",
        "PURGE BINARY LOGS TO '" + server.value("SHOW MASTER STATUS") + "'");
    assertThat(server.value("SHOW BINARY LOGS")).isEqualTo(server.value("SHOW MASTER STATUS"));
  }
}
