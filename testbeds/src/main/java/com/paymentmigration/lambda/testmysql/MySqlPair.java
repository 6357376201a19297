package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.domain.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Two servers, blue and green, set up as the two Aurora clusters are: GTIDs on, ROW binary log,
 * each with accounts and therefore GTIDs of its own. Neither replicates yet.
 */
public final class MySqlPair implements AutoCloseable {
  /** Schema of the payment application; empty at the start, and there on blue only. */
  public static final String DATABASE = "payments";

  private final Path directory;
  private final TestAccounts accounts = new TestAccounts();
  private final Map<Environment, MySqlServer> servers = new EnumMap<>(Environment.class);

  private MySqlPair(Path directory) {
    this.directory = directory;
  }

  /** Starts both servers; takes 3 to 4 s, and 10 s more for the first on a machine. */
  public static MySqlPair start() {
    return start(List.of());
  }

  /** Starts both servers with {@code more} mysqld options. */
  public static MySqlPair start(List<String> more) {
    return start(
        more,
        environment ->
            new Place(MySqlServer.FIRST_ADDRESS, MySqlServer.freePort(MySqlServer.FIRST_ADDRESS)));
  }

  /**
   * Starts both servers on the same port of two loopback addresses: what is configured with two
   * host names and one port, as the functions are, reaches both. They take TLS only.
   */
  public static MySqlPair startOnOnePort() {
    int port = MySqlServer.freePort(MySqlServer.FIRST_ADDRESS, MySqlServer.SECOND_ADDRESS);
    return start(
        List.of("--require-secure-transport=ON"),
        environment ->
            new Place(
                environment == Environment.BLUE
                    ? MySqlServer.FIRST_ADDRESS
                    : MySqlServer.SECOND_ADDRESS,
                port));
  }

  private static MySqlPair start(List<String> more, Function<Environment, Place> places) {
    MySqlTemplate template = MySqlTemplate.ofThisMachine();
    MySqlPair pair = new MySqlPair(temporaryDirectory());
    Map<Environment, CompletableFuture<MySqlServer>> starting = new EnumMap<>(Environment.class);
    for (Environment environment : Environment.values()) {
      starting.put(
          environment,
          CompletableFuture.supplyAsync(
              () -> pair.startServer(template, environment, more, places.apply(environment))));
    }
    starting.forEach((environment, server) -> pair.servers.put(environment, server.join()));
    return pair;
  }

  private MySqlServer startServer(
      MySqlTemplate template, Environment environment, List<String> more, Place place) {
    List<String> options = new ArrayList<>();
    options.add("--server-id=" + (environment == Environment.BLUE ? 1 : 2));
    options.add("--log-bin=binlog");
    options.add("--log-slave-updates=ON");
    options.add("--binlog-format=ROW");
    options.add("--binlog-row-image=FULL");
    options.add("--gtid-mode=ON");
    options.add("--enforce-gtid-consistency=ON");
    options.add("--sync-binlog=1");
    options.add("--innodb-flush-log-at-trx-commit=1");
    options.add("--max-connections=400");
    options.add("--slave-net-timeout=10");
    options.add("--relay-log-recovery=ON");
    options.add("--log-bin-trust-function-creators=ON");
    options.addAll(more);
    MySqlServer server =
        MySqlServer.startNew(
            template,
            directory.resolve(environment.key()),
            options,
            environment.key(),
            place.address(),
            place.port());
    server.execute(accounts.statements(DATABASE));
    return server;
  }

  /** Where a server listens. */
  private record Place(String address, int port) {}

  /** The server of {@code environment}. */
  public MySqlServer server(Environment environment) {
    return servers.get(environment);
  }

  /** Blue's server. */
  public MySqlServer blue() {
    return server(Environment.BLUE);
  }

  /** Green's server. */
  public MySqlServer green() {
    return server(Environment.GREEN);
  }

  /** Accounts that exist on both, each made on each side. */
  public TestAccounts accounts() {
    return accounts;
  }

  /** Certificate authority (PEM file) that signed both servers' certificates. */
  public Path certificateAuthority() {
    return blue().certificateAuthority();
  }

  /**
   * Lets {@code from} replicate to its other side, by the plainest way: for tests whose subject is
   * not the arming of replication.
   */
  public void replicate(Environment from) {
    MySqlServer source = server(from);
    MySqlServer replica = server(from.other());
    String executed = source.value("SELECT @@GLOBAL.gtid_executed");
    String own = replica.value("SELECT @@GLOBAL.gtid_executed");
    String missingOnReplica =
        replica.value("SELECT GTID_SUBTRACT('" + executed + "', '" + own + "')");
    String missingOnSource =
        source.value("SELECT GTID_SUBTRACT('" + own + "', '" + executed + "')");
    absorb(replica, missingOnReplica);
    absorb(source, missingOnSource);
    replica.execute(
        "CALL mysql.rds_set_external_source_with_auto_position('"
            + source.address()
            + "', "
            + source.port()
            + ", 'replicator', '"
            + accounts.password(TestAccounts.REPLICATOR)
            + "', 1)",
        "CALL mysql.rds_start_replication()");
  }

  /**
   * The service writes its heartbeat on each side every second from now on, as Aurora does every
   * five minutes, whatever the side's role.
   */
  public void beat() {
    everywhere("ALTER EVENT mysql.rds_heartbeat ENABLE");
  }

  /** The procedures of replication return at once from now on: for comparison only. */
  public void instantProcedures() {
    everywhere("UPDATE mysql.rds_stand_in SET pace = 0");
  }

  private void everywhere(String statement) {
    for (MySqlServer server : servers.values()) {
      server.execute("SET SESSION sql_log_bin = 0", statement);
    }
  }

  private static void absorb(MySqlServer server, String gtids) {
    if (!gtids.isEmpty()) {
      server.execute("CALL mysql.rds_gtid_purged('+" + gtids + "')");
    }
  }

  /** Kills both servers and deletes their files. */
  @Override
  public void close() {
    servers.values().forEach(MySqlServer::close);
    Commands.deleteTree(directory);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("mysql-pair-");
    } catch (IOException failure) {
      throw new UncheckedIOException("no temporary directory", failure);
    }
  }
}
