package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.MoveAbortedException;
import com.paymentmigration.lambda.cutover.ReassertReadOnly;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.realpair.Disturbance.When;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several actors at once, zombies among them: one of them wins, the others change nothing. */
class ActorsAtOnceIT {
  private static MigrationBench bench;
  private static ExecutorService threads;

  @BeforeAll
  static void start() {
    bench = MigrationBench.armed();
    bench.pair.blue().execute("DROP EVENT payments.every_second");
    threads = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    threads.shutdownNow();
    bench.close();
  }

  @ParameterizedTest(name = "frozen {0} {1}")
  @CsvSource({
    "BEFORE, old.setReadOnly",
    "BEFORE, old.lockAccounts",
    "BEFORE, new.waitForExecuted",
    "BEFORE, state.PROMOTE",
    "AFTER, state.PROMOTE",
    "BEFORE, new.unlockAccounts",
    "BEFORE, state.OPENED",
  })
  void aZombieThatWakesUpAfterARollbackChangesNothing(When when, String step) throws Exception {
    Environment from = bench.writer();
    int changes = changes();
    try (PaymentLoad load = bench.load().ordinary().stubborn()) {
      MigrationBench.pause(300);
      BeginRun.Begun run = bench.begin();
      Held held = new Held(when, named(step, from));
      Future<?> zombie = threads.submit(() -> bench.actor(held).move(run));
      held.awaitFrozen();
      bench.executions.end(bench.states.read().executionArn());
      RecoverWriter.Result result = bench.rollBack();
      assertThat(bench.writer()).as(result::toString).isEqualTo(from);
      long version = bench.states.read().version();
      held.release();
      assertThatThrownBy(zombie::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(MigrationException.class);
      assertThat(bench.states.read().version()).as("writes by the zombie").isEqualTo(version);
      assertOnlyOpen(from);
      MigrationBench.pause(300);
      load.stop();
      int now = changes();
      assertThat(now - changes).isIn(0, 2);
      bench.books().audit(from, load.acknowledged(), now);
      bench.books().auditStandby(from);
    }
  }

  @Test
  void ofTwoMovesAndARollbackAtOnceTheOutcomeIsOneWriter() throws Exception {
    Environment from = bench.writer();
    try (PaymentLoad load = bench.load().ordinary().stubborn()) {
      MigrationBench.pause(300);
      BeginRun.Begun run = bench.begin();
      List<Callable<Object>> together =
          List.of(
              () -> bench.actor().move(run), () -> bench.actor().move(run), () -> bench.rollBack());
      List<String> outcomes = new ArrayList<>();
      for (Future<Object> each : threads.invokeAll(together)) {
        outcomes.add(outcome(each));
      }
      assertThat(outcomes.subList(0, 2))
          .as("at most one move got through")
          .filteredOn(text -> text.startsWith("done"))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(outcomes.get(2)).startsWith("done");
      assertThat(bench.writer()).isEqualTo(from);
      assertThat(bench.states.read().status()).isEqualTo(MigrationStatus.ROLLED_BACK);
      assertOnlyOpen(from);
      load.stop();
      bench.books().audit(from, load.acknowledged(), changes());
      bench.books().auditStandby(from);
    }
  }

  @Test
  void aPreparedXaTransactionKeepsTheOldWriter() throws SQLException {
    Environment from = bench.writer();
    MySqlServer old = bench.pair.server(from);
    String account = "payment_app_" + from.key();
    try (Connection connection =
            old.connect(account, bench.pair.accounts().password(account), "payments");
        Statement statement = connection.createStatement()) {
      statement.execute("XA START 'left'");
      statement.execute("INSERT INTO payments.scratch VALUES (1)");
      statement.execute("XA END 'left'");
      statement.execute("XA PREPARE 'left'");
    }
    BeginRun.Begun run = bench.begin();
    assertThatThrownBy(() -> bench.actor().move(run))
        .isInstanceOf(MoveAbortedException.class)
        .hasMessageContaining("XA");
    assertThat(bench.rollBack().outcome())
        .isIn(RecoverWriter.Outcome.UNCHANGED, RecoverWriter.Outcome.ABORTED);
    old.execute("XA ROLLBACK 'left'");
    assertThat(bench.writer()).isEqualTo(from);
    assertOnlyOpen(from);
    bench.books().auditStandby(from);
  }

  @Test
  void aStandbyThatRestartedIsClosedAgain() {
    Environment standby = bench.writer().other();
    bench.pair.server(standby).crashAndRestart();
    assertThat(readOnly(standby)).isEqualTo("0");
    assertThat(locked(standby)).as("the durable half of the fence").isEqualTo("Y");
    assertThat(bench.actor().reassertReadOnly().reassert())
        .isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(readOnly(standby)).isEqualTo("1");
  }

  @Test
  void aRestartWhoseEventWasLostIsClosedByTheNextTick() {
    Environment standby = bench.writer().other();
    bench.pair.server(standby).crashAndRestart();
    assertThat(readOnly(standby)).isEqualTo("0");
    assertThat(bench.actor().reassertReadOnly().tick())
        .isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertThat(readOnly(standby)).isEqualTo("1");
    assertThat(bench.actor().reassertReadOnly().tick()).isEqualTo(ReassertReadOnly.Outcome.HELD);
  }

  @Test
  void aTickWhileTheStandbyIsDownFailsNothingAndTheNextOneClosesIt() {
    Environment standby = bench.writer().other();
    bench.pair.server(standby).kill();
    assertThat(bench.actor().reassertReadOnly().tick()).isEqualTo(ReassertReadOnly.Outcome.LATER);
    bench.pair.server(standby).start();
    assertThat(bench.actor().reassertReadOnly().tick())
        .isEqualTo(ReassertReadOnly.Outcome.SET_AGAIN);
    assertOnlyOpen(bench.writer());
  }

  @Test
  void aRestartOfTheWriterIsNoReasonToCloseIt() {
    Environment writer = bench.writer();
    bench.pair.server(writer).crashAndRestart();
    assertThat(bench.actor().reassertReadOnly().reassert())
        .isEqualTo(ReassertReadOnly.Outcome.HELD);
    assertOnlyOpen(writer);
    // A replica tries a source that went away again after a minute.
    bench.pair.server(writer.other()).execute("STOP SLAVE IO_THREAD", "START SLAVE IO_THREAD");
  }

  private static void assertOnlyOpen(Environment writer) {
    assertThat(readOnly(writer)).isEqualTo("0");
    assertThat(readOnly(writer.other())).isEqualTo("1");
    for (Environment server : Environment.values()) {
      assertThat(
              bench
                  .pair
                  .server(server)
                  .value(
                      "SELECT GROUP_CONCAT(user) FROM mysql.user WHERE user LIKE 'payment_app%'"
                          + " AND account_locked = 'N'"))
          .as("open accounts on %s", server)
          .isEqualTo("payment_app_" + writer.key());
    }
  }

  private static String readOnly(Environment side) {
    return bench.pair.server(side).value("SELECT @@GLOBAL.read_only");
  }

  private static String locked(Environment side) {
    return bench
        .pair
        .server(side)
        .value(
            "SELECT account_locked FROM mysql.user WHERE user = 'payment_app_" + side.key() + "'");
  }

  private static int changes() {
    return Integer.parseInt(Books.changesOfSide(bench.pair.server(bench.writer())));
  }

  private static String outcome(Future<Object> future) throws InterruptedException {
    try {
      return "done " + future.get();
    } catch (ExecutionException failure) {
      return "failed " + failure.getCause();
    }
  }

  private static String named(String step, Environment from) {
    return step.replace("old.", from.key() + ".").replace("new.", from.other().key() + ".");
  }
}
