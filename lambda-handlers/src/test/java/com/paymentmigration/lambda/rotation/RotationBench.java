package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.JdbcAccountServer;
import com.paymentmigration.lambda.mysql.ServerAddress;
import com.paymentmigration.lambda.mysql.TrustAnchors;
import com.paymentmigration.lambda.mysql.TwoThreads;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;

/** The rotation over a real pair of servers, with Secrets Manager and the state item in memory. */
final class RotationBench {
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  final MySqlPair pair;
  final MemoryVault vault = new MemoryVault();
  final MemoryStateStore store = new MemoryStateStore(Clock.systemUTC().instant());
  private final SecretRotation rotation;
  private final Connector connector;
  private int calls;

  /** Secrets that fit what {@link #restore} leaves on both servers of {@code pair}. */
  RotationBench(MySqlPair pair) {
    this.pair = pair;
    connector = new Connector(TrustAnchors.ofPem(pair.certificateAuthority()));
    restore();
    for (DatabaseAccount account : DatabaseAccount.values()) {
      String username = account.username();
      vault.create(secret(account), new Credentials(username, pair.accounts().password(username)));
    }
    rotation =
        new SecretRotation(
            vault,
            TestSecrets.ALL,
            new ClusterPair(server(Environment.BLUE), server(Environment.GREEN)),
            new RotationGate(
                store, () -> "UPDATE_COMPLETE", Clock.systemUTC(), RotationBench::sleep),
            RotationBench::sleep,
            new BoundedStatement(
                new Timing(Clock.systemUTC(), RotationBench::sleep), new TwoThreads()));
  }

  /** Not replicating, the accounts as on the first day, an empty table. */
  private void restore() {
    for (Environment side : Environment.values()) {
      MySqlServer server = pair.server(side);
      server.execute(
          "STOP SLAVE",
          "RESET SLAVE ALL",
          "CREATE DATABASE IF NOT EXISTS " + MySqlPair.DATABASE,
          "CREATE TABLE IF NOT EXISTS payments.payment (id INT PRIMARY KEY)",
          "TRUNCATE payments.payment");
      for (DatabaseAccount account : DatabaseAccount.values()) {
        restore(server, account);
      }
    }
  }

  private void restore(MySqlServer server, DatabaseAccount account) {
    String name = account.username();
    String identified = "'%' IDENTIFIED BY '" + pair.accounts().password(name) + "'";
    if (account == DatabaseAccount.ADMIN) {
      server.execute("ALTER USER admin@" + identified);
      return;
    }
    for (String username : account.usernames()) {
      server.execute("DROP USER IF EXISTS " + username + "@'%'");
    }
    server.execute("CREATE USER " + name + "@" + identified + " REQUIRE SSL");
    if (account == DatabaseAccount.REPLICATOR) {
      server.execute("GRANT REPLICATION SLAVE ON *.* TO replicator@'%'");
    }
  }

  static String secret(DatabaseAccount account) {
    return TestSecrets.ALL.of(account);
  }

  JdbcAccountServer server(Environment side) {
    return new JdbcAccountServer(
        side,
        new ServerAddress(MySqlServer.HOST, pair.server(side).port()),
        MySqlPair.DATABASE,
        connector);
  }

  /** Blue replicates to green, as after start mode {@code replicate}. */
  void arm() {
    pair.replicate(Environment.BLUE);
    await(
        () ->
            "Yes"
                .equals(
                    pair.green()
                        .value(
                            "SELECT 'Yes' FROM performance_schema.replication_connection_status"
                                + " WHERE service_state = 'ON'")));
    store.at(MigrationStatus.REPLICATING, RunStep.IDLE, Environment.BLUE);
  }

  /** The database users that only a first rotation makes. */
  void dropUsers(DatabaseAccount account) {
    for (Environment side : Environment.values()) {
      for (String username : account.usernames()) {
        pair.server(side).execute("DROP USER IF EXISTS " + username + "@'%'");
      }
    }
  }

  /** All four steps, each {@code times} times. */
  void rotate(DatabaseAccount account, int times) {
    String token = vault.startRotation(secret(account));
    for (RotationStep step : RotationStep.values()) {
      for (int time = 0; time < times; time++) {
        step(account, token, step);
      }
    }
  }

  void step(DatabaseAccount account, String token, RotationStep step) {
    rotation.perform(new RotationRequest(secret(account), token, step), "call" + ++calls, VALIDITY);
  }

  LoginOutcome login(Environment side, Credentials credential) {
    return server(side).tryLogin(credential);
  }

  Credentials current(DatabaseAccount account) {
    return vault.current(secret(account));
  }

  Credentials previous(DatabaseAccount account) {
    return vault.previous(secret(account));
  }

  /** MySQL's error number for {@code sql} as {@code credential}; 0 if it succeeds. */
  int error(Environment side, Credentials credential, String sql) {
    try (Connection connection =
            pair.server(side).connect(credential.username(), credential.password(), "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return 0;
    } catch (SQLException failure) {
      return failure.getErrorCode();
    }
  }

  void lock(DatabaseAccount account, Environment... sides) {
    for (Environment side : sides) {
      pair.server(side).execute("ALTER USER " + account.username() + "@'%' ACCOUNT LOCK");
    }
  }

  /** A row on blue that must arrive on green. */
  boolean replicates(int id) {
    pair.blue().execute("INSERT INTO payments.payment VALUES (" + id + ")");
    return await(
        () ->
            "1".equals(pair.green().value("SELECT COUNT(*) FROM payments.payment WHERE id=" + id)));
  }

  String channelUser() {
    return pair.green()
        .value(
            "SELECT user FROM performance_schema.replication_connection_configuration"
                + " WHERE host <> ''");
  }

  static boolean await(java.util.function.BooleanSupplier condition) {
    for (int round = 0; round < 150; round++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      sleep(Duration.ofMillis(100));
    }
    return false;
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
