package com.paymentmigration.lambda.realpair;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.realpair.Disturbance.When;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fault at each step of a move, with clients that go on and reconnect. Whatever the step: after
 * the recovery one side serves, nothing acknowledged is lost, and no side wrote after the other had
 * taken over. The tests share a pair: the next one starts from where the last one ended.
 */
class FaultsAtEachStepIT {
  private static MigrationBench bench;

  private static final int MOVE_TRIES = 3;

  private int changesBefore;

  @BeforeAll
  static void start() {
    bench = MigrationBench.armed();
    bench.pair.blue().execute("DROP EVENT payments.every_second");
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @AfterEach
  void nothingRunsOn() {
    assertThat(bench.states.read().status().atRest()).isTrue();
  }

  /** {@code which}: the side that is killed, as seen by the move. */
  @ParameterizedTest(name = "{0} killed {1} {2}")
  @CsvSource({
    "OLD, BEFORE, old.lockAccounts",
    "OLD, AFTER, old.lockAccounts",
    "OLD, AFTER, old.setReadOnly",
    "OLD, AFTER, old.configureReplication",
    "OLD, AFTER, old.startReplication",
    "OLD, BEFORE, state.PROMOTE",
    "OLD, AFTER, state.PROMOTE",
    "OLD, AFTER, new.unlockAccounts",
    "NEW, AFTER, old.lockAccounts",
    "NEW, AFTER, old.setReadOnly",
    "NEW, BEFORE, new.writeMarker",
    "NEW, AFTER, old.startReplication",
    "NEW, AFTER, state.PROMOTE",
    "NEW, AFTER, new.setReadOnly",
    "NEW, AFTER, new.unlockAccounts",
  })
  void aKilledServerCostsNoAcknowledgedWriteAndNoSecondWriter(
      String which, When when, String step) {
    Environment from = bench.writer();
    MySqlServer victim = bench.pair.server(which.equals("OLD") ? from : from.other());
    CompletableFuture<Void> restarted = new CompletableFuture<>();
    survives(
        from, new Fault(when, named(step, from), () -> crash(victim, restarted)), restarted::join);
  }

  @ParameterizedTest(name = "connection to {0} cut {1} {2}")
  @CsvSource({
    "OLD, BEFORE, old.setReadOnly",
    "NEW, AFTER, old.setReadOnly",
    "OLD, AFTER, state.PROMOTE",
    "NEW, AFTER, state.PROMOTE",
    "NEW, AFTER, new.setReadOnly",
  })
  void aCutConnectionCostsNoAcknowledgedWriteAndNoSecondWriter(
      String which, When when, String step) {
    Environment from = bench.writer();
    MySqlServer server = bench.pair.server(which.equals("OLD") ? from : from.other());
    survives(from, new Fault(when, named(step, from), () -> cut(server)), () -> {});
  }

  @ParameterizedTest(name = "replica stopped {0} {1}")
  @CsvSource({"AFTER, old.lockAccounts", "AFTER, old.setReadOnly"})
  void aStoppedReplicaIsStartedAgain(When when, String step) {
    Environment from = bench.writer();
    MySqlServer replica = bench.pair.server(from.other());
    survives(
        from, new Fault(when, named(step, from), () -> replica.execute("STOP SLAVE")), () -> {});
    assertThat(bench.states.read().status()).isEqualTo(MigrationStatus.COMPLETED);
  }

  private void survives(Environment from, Fault fault, Runnable repair) {
    changesBefore = changes(from);
    try (PaymentLoad load = bench.load().ordinary().stubborn()) {
      MigrationBench.pause(300);
      boolean moved = movedUntil(fault);
      repair.run();
      if (moved) {
        bench.complete();
      } else {
        RecoverWriter.Result result = bench.rollBack();
        assertThat(result.outcome())
            .as(result::toString)
            .isIn(
                RecoverWriter.Outcome.UNCHANGED,
                RecoverWriter.Outcome.ABORTED,
                RecoverWriter.Outcome.ROLLED_BACK);
        assertThat(bench.writer()).isEqualTo(from);
      }
      int before = load.acknowledged().size();
      MigrationBench.pause(300);
      assertThat(load.acknowledged().size()).as("clients go on").isGreaterThan(before);
      load.stop();
      assertThat(load.failures()).isEmpty();
      Environment writer = bench.writer();
      int changes = changes(writer);
      bench.books().audit(writer, load.acknowledged(), changes);
      assertThat(changes - changesBefore)
          .as("changes of the writing side")
          .isIn(moved ? new Integer[] {1} : new Integer[] {0, 2});
      bench.books().auditStandby(writer);
    }
  }

  /**
   * Moves until the fault has happened: on a busy machine a move may be refused before it begins,
   * because the standby is not close behind.
   *
   * @return whether the move that met the fault got through
   */
  private static boolean movedUntil(Fault fault) {
    List<String> refusals = new ArrayList<>();
    while (refusals.size() < MOVE_TRIES) {
      BeginRun.Begun run = bench.begin();
      try {
        bench.actor(fault).move(run);
        assertThat(fault.happened()).as("the fault happened").isTrue();
        return true;
      } catch (MigrationException givenUp) {
        bench.executions.end(bench.states.read().executionArn());
        if (fault.happened()) {
          return false;
        }
        refusals.add(givenUp.getMessage());
        bench.rollBack();
      }
    }
    throw new AssertionError("the fault never happened: " + refusals);
  }

  private static int changes(Environment writer) {
    return Integer.parseInt(Books.changesOfSide(bench.pair.server(writer)));
  }

  /** Comes back within some seconds, as an instance does, while clients reconnect. */
  private static void crash(MySqlServer victim, CompletableFuture<Void> restarted) {
    victim.kill();
    Thread restarting =
        new Thread(
            () -> {
              try {
                victim.start();
                restarted.complete(null);
              } catch (RuntimeException failure) {
                restarted.completeExceptionally(failure);
              }
            });
    restarting.start();
  }

  private static void cut(MySqlServer server) {
    String sessions =
        server.value(
            "SELECT GROUP_CONCAT(id) FROM information_schema.processlist WHERE user = 'admin'");
    for (String id : sessions.split(",", -1)) {
      server.execute("KILL " + id);
    }
  }

  private static String named(String step, Environment from) {
    return step.replace("old.", from.key() + ".").replace("new.", from.other().key() + ".");
  }
}
