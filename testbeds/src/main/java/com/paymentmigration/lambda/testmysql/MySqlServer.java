package com.paymentmigration.lambda.testmysql;

import com.paymentmigration.lambda.testmachine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One mysqld process on a port of its own, which it keeps over restarts. Listens on loopback only.
 * Every method that changes the process returns when the change is complete.
 */
public final class MySqlServer implements AutoCloseable {
  static {
    ClientTls.preferHere();
  }

  /** Host name that the server's certificate names. */
  public static final String HOST = "localhost";

  /** Where {@link #HOST} is. */
  static final String FIRST_ADDRESS = "127.0.0.1";

  /** A second loopback address, for two servers on the same port; the certificate names it too. */
  static final String SECOND_ADDRESS = "127.0.0.2";

  private static final int PORT_ATTEMPTS = 20;
  private static final int POLL_MILLIS = 25;
  private static final int FREEZE_SECONDS = 10;
  private static final String ACCESS_MILLIS = "10000";

  private final MySqlTemplate template;
  private final Path data;
  private final List<String> options;
  private final String name;
  private final String address;
  private final int port;
  private final Thread lastResort = new Thread(this::destroy);
  private Process process;

  private MySqlServer(
      MySqlTemplate template,
      Path data,
      List<String> options,
      String name,
      String address,
      int port) {
    this.template = template;
    this.data = data;
    this.options = List.copyOf(options);
    this.name = name;
    this.address = address;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Starts a server on a fresh copy of the template, at an address of the caller's choice. */
  static MySqlServer startNew(
      MySqlTemplate template,
      Path directory,
      List<String> options,
      String name,
      String address,
      int port) {
    template.copyTo(directory);
    MySqlServer server = new MySqlServer(template, directory, options, name, address, port);
    server.start();
    return server;
  }

  /** Starts a server on the data directory that is there. */
  static MySqlServer over(MySqlTemplate template, Path data, List<String> options, String name) {
    MySqlServer server =
        new MySqlServer(template, data, options, name, FIRST_ADDRESS, freePort(FIRST_ADDRESS));
    server.start();
    return server;
  }

  /** Loopback address that it listens on; the certificate names it. */
  public String address() {
    return address;
  }

  /** TCP port on {@link #address()}. */
  public int port() {
    return port;
  }

  /** Certificate authority (PEM file) that signed the server's certificate. */
  public Path certificateAuthority() {
    return template.certificateAuthority();
  }

  /** Starts the stopped or killed process again, with the options it had at first. */
  public void start() {
    start(List.of());
  }

  /** Starts the stopped or killed process with {@code more} options, for this start only. */
  public void start(List<String> more) {
    List<String> command = new ArrayList<>(template.commonArguments(data));
    command.add("--bind-address=" + address);
    command.add("--port=" + port);
    command.add("--socket=" + data.resolve("s"));
    command.add("--mysqlx=OFF");
    command.add("--ssl-ca=" + template.certificateAuthority());
    command.add("--ssl-cert=" + template.certificate("server-cert.pem"));
    command.add("--ssl-key=" + template.certificate("server-key.pem"));
    command.addAll(options);
    command.addAll(more);
    try {
      process =
          Checkout.withNativeLibraries(new ProcessBuilder(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start mysqld " + name, failure);
    }
    awaitLogin();
  }

  /** Shuts the server down in order. */
  public void stop() {
    process.destroy();
    awaitExit();
  }

  /** The process dies at once, as with {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Dies and comes back, as after a crash: session and global settings are the start options'. */
  public void crashAndRestart() {
    kill();
    start();
  }

  /** The process stops working but keeps its connections (SIGSTOP). */
  public void freeze() {
    signal("STOP");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FREEZE_SECONDS);
    while (!StoppedThreads.all(process.pid())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "mysqld " + name + " still runs " + FREEZE_SECONDS + " s after SIGSTOP");
      }
      pause();
    }
  }

  /** A frozen process works on (SIGCONT). */
  public void resume() {
    signal("CONT");
  }

  /** Whether the process lives. */
  public boolean running() {
    return process.isAlive();
  }

  /** What the server wrote to its log. */
  public String logText() {
    try {
      return Files.readString(log());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the log of mysqld " + name, failure);
    }
  }

  /** A connection of the harness's superuser, which handlers must leave alone. */
  public Connection superuser() throws SQLException {
    return connect(TestAccounts.SUPERUSER, TestAccounts.SUPERUSER_PASSWORD, "");
  }

  /** A TLS connection of {@code user}; {@code database} may be empty. */
  public Connection connect(String user, String password, String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", ACCESS_MILLIS);
    properties.setProperty("connectionTimeZone", "UTC");
    return DriverManager.getConnection(
        "jdbc:mysql://" + address + ":" + port + "/" + database, properties);
  }

  /** Runs statements as the superuser. */
  public void execute(String... statements) {
    execute(List.of(statements));
  }

  /** Runs statements as the superuser. */
  public void execute(List<String> statements) {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("mysqld " + name + " refused", failure);
    }
  }

  /** First column of the first row, as the superuser; null if there is no row. */
  public String value(String query) {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException failure) {
      throw new IllegalStateException("mysqld " + name + " refused", failure);
    }
  }

  /** Kills the process; its files stay. */
  @Override
  public void close() {
    destroy();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void destroy() {
    if (process != null && process.isAlive()) {
      process.destroyForcibly();
      awaitExit();
    }
  }

  private void signal(String signal) {
    Commands.run(List.of("kill", "-" + signal, Long.toString(process.pid())));
  }

  private void awaitLogin() {
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MySqlTemplate.patienceMillis());
    while (true) {
      try (Connection connection = superuser()) {
        connection.getCatalog();
        return;
      } catch (SQLException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "mysqld " + name + " did not start; its log: " + logText(), notYet);
        }
      }
      pause();
    }
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(MySqlTemplate.patienceMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("mysqld " + name + " did not end; its log: " + logText());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while mysqld " + name + " ends", interrupted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a mysqld", interrupted);
    }
  }

  private Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** A port that is free on each of {@code addresses}. */
  static int freePort(String... addresses) {
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(addresses[0]))) {
        int port = socket.getLocalPort();
        if (Arrays.stream(addresses).skip(1).allMatch(other -> isFree(other, port))) {
          return port;
        }
      } catch (IOException failure) {
        throw new UncheckedIOException("no free port", failure);
      }
    }
    throw new IllegalStateException(
        "no port is free on all of "
            + List.of(addresses)
            + "; where 127.0.0.2 is no loopback address (macOS), add it:"
            + " sudo ifconfig lo0 alias 127.0.0.2");
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
