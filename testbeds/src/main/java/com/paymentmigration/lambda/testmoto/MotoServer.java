package com.paymentmigration.lambda.testmoto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;

/**
 * A running {@code moto_server} on a free port of the loopback interface, with nothing in it. Stops
 * with {@link #close()}, at the latest with the JVM.
 */
public final class MotoServer implements AutoCloseable {
  /** Account in which the emulator creates everything. */
  public static final String ACCOUNT = "123456789012";

  /** Region in which the tests create everything. */
  public static final Region REGION = Region.US_EAST_1;

  private static final String ENDPOINT = "aws.endpointUrl";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long STOP_LIMIT_SECONDS = 5;
  private static final int OK = 200;

  private final Process process;
  private final Path log;
  private final URI endpoint;
  private final Thread lastResort;

  private MotoServer(Process process, Path log, URI endpoint) {
    this.process = process;
    this.log = log;
    this.endpoint = endpoint;
    this.lastResort = new Thread(process::destroyForcibly, "stop-moto");
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @throws IllegalStateException with the server's output if it does not answer within 60 s
   */
  public static MotoServer start() {
    return start(List.of(MotoDistribution.program().toString()), Map.of());
  }

  /**
   * Starts a script that adds to moto's server and takes its arguments, and waits until it answers.
   *
   * @param script Python, run by the interpreter that has moto
   * @param environment variables for it, beside this process's own
   * @throws IllegalStateException with the script's output if it does not answer within 60 s
   */
  public static MotoServer start(Path script, Map<String, String> environment) {
    return start(List.of(MotoDistribution.python().toString(), script.toString()), environment);
  }

  private static MotoServer start(List<String> program, Map<String, String> environment) {
    try {
      int port = freePort();
      Path log = Files.createTempFile("moto-" + port + "-", ".log");
      List<String> command = new ArrayList<>(program);
      command.addAll(List.of("-H", "127.0.0.1", "-p", String.valueOf(port)));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      MotoServer server = new MotoServer(process, log, URI.create("http://127.0.0.1:" + port));
      server.awaitAnswer();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start moto_server", failure);
    }
  }

  /** What it printed so far. */
  public String logText() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + log, failure);
    }
  }

  /** Where its API is. */
  public URI endpoint() {
    return endpoint;
  }

  /** {@code builder}, pointed at this server with credentials that it takes. */
  public <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  /**
   * Points the clients at this server that are built without an endpoint, until {@link #close()}.
   */
  public void useForDefaultClients() {
    System.setProperty(ENDPOINT, endpoint.toString());
    System.setProperty(SdkSystemSetting.AWS_REGION.property(), REGION.id());
    System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), "test");
    System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "test");
  }

  /** Empties it, as if it had just been started. */
  public void reset() {
    try {
      int status = status("POST", "/moto-api/reset");
      if (status != OK) {
        throw new IllegalStateException("reset of moto_server: received status " + status);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot reset moto_server", failure);
    }
  }

  /** Stops the server; when it does not stop by itself within 5 s, it is killed. */
  @Override
  public void close() {
    if (endpoint.toString().equals(System.getProperty(ENDPOINT))) {
      System.clearProperty(ENDPOINT);
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(lastResort);
      Files.deleteIfExists(log);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete " + log, failure);
    }
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String output = Files.readString(log, StandardCharsets.UTF_8);
        close();
        throw new IllegalStateException(
            "moto_server does not answer at " + endpoint + ":" + System.lineSeparator() + output);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        close();
        throw new IllegalStateException("interrupted while moto_server started", interrupted);
      }
    }
  }

  private boolean answers() {
    try {
      return status("GET", "/moto-api/") == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private int status(String method, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(10_000);
    connection.setRequestMethod(method);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
