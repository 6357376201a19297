package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.mysql.PairDatabases;
import com.paymentmigration.lambda.referenceapp.PaymentSchema;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.tail.NewestRowsTailCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pair armed on day 0 with the application's tables on blue, and the workflows' order of calls.
 */
final class MigrationBench implements AutoCloseable {
  private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(70);
  private static final int TAIL_ROWS = 256;
  private static final int CLAIM_PAUSE_MILLIS = 200;

  final MySqlPair pair = MySqlPair.start();
  DatabasePair databases = PairDatabases.of(pair);
  private final ValidationFixture rows = new ValidationFixture(pair, MySqlPair.DATABASE);
  private final TailCheck tail =
      new NewestRowsTailCheck(side -> rows.server(side, TestAccounts.ADMIN), TAIL_ROWS);
  final TestExecutions executions = new TestExecutions();
  final SharedState states =
      new SharedState(
          MigrationState.initial(databases.blue().address(), Clock.systemUTC().instant()));
  ProofRecords proofs = ProofRecords.OFF;
  private final AtomicInteger executionNumber = new AtomicInteger();

  /** Starts the pair, arms both ways as on day 0, makes the tables; green has them too. */
  static MigrationBench armed() {
    MigrationBench bench = new MigrationBench();
    bench.pair.beat();
    Actor actor = bench.actor();
    BeginRun.Begun run = actor.begin(BeginRun.Mode.REPLICATE, bench.execution());
    actor.arm(run.epoch());
    actor.finishRun().finish(run.epoch(), MigrationStatus.REPLICATING, Actor.CAUSE);
    PaymentSchema.createOn(bench.pair.blue());
    bench.books().awaitStandby(Environment.BLUE);
    return bench;
  }

  /** Functions whose template names other programs' accounts. */
  void fenceToo(PairedAccounts paired) {
    databases = PairDatabases.of(pair, paired);
  }

  /** Functions that know nothing of what earlier ones read: their processes are new. */
  void restartFunctions() {
    databases = PairDatabases.of(pair);
  }

  Actor actor() {
    return actor(Disturbance.NONE);
  }

  Actor actor(Disturbance disturbance) {
    return new Actor(databases, tail, states, proofs, executions, disturbance);
  }

  PaymentLoad load() {
    return new PaymentLoad(pair, states);
  }

  Books books() {
    return new Books(pair);
  }

  String execution() {
    return "execution-" + executionNumber.incrementAndGet();
  }

  BeginRun.Begun begin() {
    return actor().begin(BeginRun.Mode.MIGRATE, execution());
  }

  /** A whole forward run: begin, move, complete. */
  MoveWriter.Result forward() {
    MoveWriter.Result moved = actor().move(begin());
    complete();
    return moved;
  }

  void complete() {
    actor().finishRun().finish(states.read().epoch(), MigrationStatus.COMPLETED, Actor.CAUSE);
  }

  /** A whole rollback by a person. */
  RecoverWriter.Result rollBack() {
    return rollBack(actor());
  }

  RecoverWriter.Result rollBack(Actor actor) {
    ClaimRollback.Claim claim = claim(actor, execution());
    RecoverWriter.Result result = actor.recover(claim.epoch());
    actor.finishRollback(claim.epoch(), result);
    return result;
  }

  /** Asks as the workflow does, until the rollback is accepted. */
  ClaimRollback.Claim claim(Actor actor, String execution) {
    long deadline = System.nanoTime() + CLAIM_PATIENCE.toNanos();
    while (true) {
      ClaimRollback.Claim claim =
          actor.claim(new ClaimRollback.Request(execution, "operator", "test", Optional.empty()));
      if (claim.accepted()) {
        return claim;
      }
      if (claim.why() != ClaimRollback.Why.NOTED || System.nanoTime() > deadline) {
        throw new IllegalStateException("rollback not accepted: " + claim);
      }
      pause(CLAIM_PAUSE_MILLIS);
    }
  }

  /** Somebody's idle transaction that has read a grant table, on {@code side}. */
  Connection readGrantTables(Environment side) {
    try {
      Connection reader =
          pair.server(side)
              .connect(TestAccounts.ADMIN, pair.accounts().password(TestAccounts.ADMIN), "");
      reader.setAutoCommit(false);
      try (Statement statement = reader.createStatement()) {
        statement.execute("SELECT COUNT(*) FROM mysql.user");
      }
      return reader;
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot read the grant tables of " + side, failure);
    }
  }

  /** The side that serves by the state item. */
  Environment writer() {
    return states.read().writer().environment().orElseThrow();
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    pair.close();
  }
}
