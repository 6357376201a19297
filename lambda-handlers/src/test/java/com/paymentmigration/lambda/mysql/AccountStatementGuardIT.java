package com.paymentmigration.lambda.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.BlockedServer;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.Blockers;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.TestAccounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guard beside an account statement ends strangers and never the session whose statement it
 * guards. That session holds the grant tables as well: it is waited for while its statement runs,
 * and whoever looks in the instant the statement ends finds it holding them and idle.
 */
@Timeout(180)
class AccountStatementGuardIT {
  private static final int ROUNDS = 200;
  private static final int STRANGERS = 3;

  /** Of one round; a stranger's client gives up after its own time-outs. */
  private static final int CANCELLED = 10;

  /** Of one statement of a stranger, on a busy machine. */
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private static MySqlPair pair;
  private static DatabasePair databases;

  @BeforeAll
  static void start() {
    pair = MySqlPair.start();
    databases = PairDatabases.of(pair);
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  /** How a stranger meets the account statement. */
  private enum Stranger {
    /** A login waits for the statement. */
    LOGS_IN {
      @Override
      void act() throws SQLException {
        stranger().close();
      }
    },
    /** The statement waits for a reader, or the reader for the statement. */
    READS_GRANTS {
      @Override
      void act() throws SQLException {
        readGrantTables().close();
      }
    },
    /** Another administrator's account statement waits for it. */
    CHANGES_ANOTHER_ACCOUNT {
      @Override
      void act() throws SQLException {
        try (Connection admin = stranger();
            Statement statement = admin.createStatement()) {
          statement.execute("ALTER USER replicator@'%' REQUIRE SSL");
        }
      }
    };

    abstract void act() throws SQLException;

    /** Until it is over; how often it came through. To be ended by the guard is its lot. */
    int actUntil(AtomicBoolean over) {
      int cameThrough = 0;
      while (!over.get()) {
        try {
          act();
          cameThrough++;
        } catch (SQLException ended) {
          assertThat(ended.getMessage()).isNotEmpty();
        }
      }
      return cameThrough;
    }
  }

  @ParameterizedTest
  @EnumSource(Stranger.class)
  void theSessionOfTheGuardedStatementOutlivesEveryLookOfItsGuard(Stranger stranger)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Integer>> strangers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> stranger.actUntil(over)))
            .limit(STRANGERS)
            .toList();
    try (DatabaseSession acting = databases.green().connect();
        DatabaseSession guard = databases.green().connect()) {
      takeLocks(acting, guard);
      long id = acting.id();
      for (int round = 0; round < ROUNDS; round++) {
        boolean lock = round % 2 == 0;
        int cancelled = 0;
        while (!guarded(acting, guard, id, lock)) {
          assertThat(++cancelled).as("cancelled in round " + round).isLessThan(CANCELLED);
        }
        assertThat(acting.accountsLocked(Environment.GREEN)).as("round " + round).isEqualTo(lock);
      }
    } finally {
      over.set(true);
    }
    int cameThrough = 0;
    for (CompletableFuture<Integer> each : strangers) {
      cameThrough += each.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(cameThrough).isPositive();
  }

  private static void takeLocks(DatabaseSession acting, DatabaseSession guard) {
    assertThat(acting.takeLock(Deadlines.MIGRATION_LOCK)).isTrue();
    assertThat(guard.takeGuardLock(Deadlines.MIGRATION_LOCK)).isTrue();
  }

  /**
   * One account statement under looks without a pause, cancelled after its time as in a fence.
   *
   * @return whether it took effect
   */
  private static boolean guarded(
      DatabaseSession acting, DatabaseSession guard, long id, boolean lock) {
    Instant end = Instant.now().plus(Deadlines.ACCOUNT_STATEMENT);
    try {
      new TwoThreads()
          .whileRepeating(
              () -> alter(acting, lock),
              () -> {
                endBlockers(guard);
                if (Instant.now().isAfter(end)) {
                  guard.cancel(id);
                }
              },
              Duration.ZERO);
      return true;
    } catch (StatementFailedException failed) {
      assertThat(failed.errorCode()).isEqualTo(MySqlError.QUERY_INTERRUPTED);
      return false;
    }
  }

  private static void alter(DatabaseSession acting, boolean lock) {
    if (lock) {
      acting.lockAccounts(Environment.GREEN);
    } else {
      acting.unlockAccounts(Environment.GREEN, PairedAccounts.NONE);
    }
  }

  private static void endBlockers(DatabaseSession guard) {
    Blockers.end(
        List.of(
            new BlockedServer() {
              @Override
              public Set<Blocker> blockers() {
                return guard.accountStatementBlockers();
              }

              @Override
              public void end(long session) {
                guard.kill(session);
              }
            }),
        AccountStatementGuardIT::sleep);
  }

  private static void sleep(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted between two looks", interrupted);
    }
  }

  /** Who holds one of both locks is an actor's, whoever that is: taking over ends it explicitly. */
  @ParameterizedTest
  @ValueSource(strings = {"migration", "migration-guard"})
  void whoHoldsALockOfTheMigrationIsSpared(String lock) throws SQLException {
    try (DatabaseSession guard = databases.green().connect();
        Connection reader = readGrantTables()) {
      long id = idOf(reader);
      assertThat(guard.accountStatementBlockers()).extracting(Blocker::session).contains(id);

      ask(reader, "SELECT GET_LOCK('" + lock + "', 1)");
      assertThat(guard.accountStatementBlockers()).isEmpty();

      ask(reader, "SELECT RELEASE_LOCK('" + lock + "')");
      endBlockers(guard);
      assertThatThrownBy(() -> idOf(reader)).isInstanceOf(SQLException.class);
    }
  }

  /** It holds a lock in every look, and each time it is another one. */
  @Test
  void whoReadsTheGrantTablesAgainAndAgainIsNotEnded() throws SQLException {
    try (DatabaseSession guard = databases.green().connect();
        Connection reader = readGrantTables()) {
      Blockers.end(
          List.of(
              new BlockedServer() {
                @Override
                public Set<Blocker> blockers() {
                  Set<Blocker> found = guard.accountStatementBlockers();
                  assertThat(found).isNotEmpty();
                  return found;
                }

                @Override
                public void end(long session) {
                  throw new IllegalStateException("ended " + session);
                }
              }),
          pause -> readAnew(reader));
      assertThat(idOf(reader)).isPositive();
    }
  }

  private static void readAnew(Connection reader) {
    try {
      reader.rollback();
      ask(reader, "SELECT COUNT(*) FROM mysql.user");
    } catch (SQLException failure) {
      throw new IllegalStateException("reading anew", failure);
    }
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long idOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Not the harness's superuser, which stands for the service's own and is left alone. */
  private static Connection stranger() throws SQLException {
    return pair.green()
        .connect(TestAccounts.ADMIN, pair.accounts().password(TestAccounts.ADMIN), "");
  }

  private static Connection readGrantTables() throws SQLException {
    Connection reader = stranger();
    reader.setAutoCommit(false);
    try (Statement reading = reader.createStatement()) {
      reading.execute("SELECT COUNT(*) FROM mysql.user");
    }
    return reader;
  }
}
