package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
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

/** A database server on loopback that speaks plain text, on a port and in a folder of its own. */
abstract class PlainServer implements AutoCloseable {
  /** Account that may do everything; the superuser of {@link MySqlServer} has the same name. */
  public static final String USER = TestAccounts.SUPERUSER;

  /** Its password. */
  public static final String PASSWORD = TestAccounts.SUPERUSER_PASSWORD;

  private static final int START_SECONDS = 60;
  private static final int POLL_MILLIS = 100;

  private final String name;
  private final Path directory;
  private final int port = MySqlServer.freePort(MySqlServer.FIRST_ADDRESS);
  private Process process;
  private Thread lastResort;

  /** A server called {@code name} in messages, not yet started. */
  PlainServer(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  /**
   * Starts it; returns when it takes logins.
   *
   * @param command the server's executable and options, without address, port and account
   */
  final void launch(List<String> command) throws IOException {
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
    List<String> whole = new ArrayList<>(command);
    whole.add("--init-file=" + init);
    whole.add("--bind-address=" + MySqlServer.FIRST_ADDRESS);
    whole.add("--port=" + port);
    whole.add("--socket=" + directory.resolve("s"));
    process =
        Checkout.withNativeLibraries(new ProcessBuilder(whole))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
    awaitLogin();
  }

  /** The option that a server run by root needs; empty for anybody else. */
  static List<String> asRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
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
              name + " did not start: " + Files.readString(directory.resolve("log")), notYet);
        }
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, interrupted);
    }
  }

  /** TCP port. */
  public final int port() {
    return port;
  }

  /** A connection of {@link #USER}. */
  public final Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("sslMode", "DISABLED");
    // Servers that know the newer way of a login only: over loopback nobody else listens.
    properties.setProperty("allowPublicKeyRetrieval", "true");
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
  public final void execute(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Kills the process and deletes its files. */
  @Override
  public final void close() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor(START_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      Runtime.getRuntime().removeShutdownHook(lastResort);
    }
    Commands.deleteTree(directory);
  }
}
