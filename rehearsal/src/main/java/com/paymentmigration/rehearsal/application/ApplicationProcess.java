package com.paymentmigration.rehearsal.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The user's command as a process, with the variables that the instances of a fleet have. It is
 * there when its health check is answered; what it writes goes to a file.
 */
public final class ApplicationProcess implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long WORD_SECONDS = 5;
  private static final long POLL_MILLIS = 200;
  private static final long STOP_SECONDS = 5;
  private static final int LAST_LINES = 8;

  private final String command;
  private final Process process;
  private final int port;
  private final Path log;
  private final Thread lastResort;

  private ApplicationProcess(String command, Process process, int port, Path log) {
    this.command = command;
    this.process = process;
    this.port = port;
    this.log = log;
    lastResort = new Thread(this::end, "stop-application");
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * How an application is started.
   *
   * @param command for {@code sh -c}
   * @param folder where it runs
   * @param variables beside this process's own
   * @param log file for what it writes
   * @param healthPath path of its health check
   * @param limit how long it may take until its health check is answered
   */
  public record Start(
      String command,
      Path folder,
      Map<String, String> variables,
      Path log,
      String healthPath,
      Duration limit) {}

  /**
   * Starts it and waits until its health check is answered.
   *
   * @param tell told every five seconds what is waited for
   * @throws ApplicationFailedException if it ends, does not listen or does not answer in time
   */
  public static ApplicationProcess start(Start start, Consumer<String> tell)
      throws InterruptedException {
    int port = freePort();
    try {
      Files.createDirectories(start.log().toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", start.command())
              .directory(start.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(start.log().toFile());
      builder.environment().putAll(start.variables());
      builder.environment().put("APPLICATION_PORT", String.valueOf(port));
      builder.environment().put("HEALTH_CHECK_PATH", start.healthPath());
      ApplicationProcess application =
          new ApplicationProcess(start.command(), builder.start(), port, start.log());
      try {
        application.await(start, tell);
      } catch (RuntimeException | InterruptedException failure) {
        application.close();
        throw failure;
      }
      return application;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start '" + start.command() + "'", failure);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Whether its process lives. */
  public boolean running() {
    return process.isAlive();
  }

  private void await(Start start, Consumer<String> tell) throws InterruptedException {
    long begun = System.nanoTime();
    long deadline = begun + start.limit().toNanos();
    long told = begun;
    URI health = endpoint().resolve(start.healthPath());
    HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    while (!answers(client, health)) {
      if (!process.isAlive()) {
        throw failed("ended with code " + process.exitValue() + " before it answered");
      }
      long now = System.nanoTime();
      if (now > deadline) {
        String within = " within " + start.limit().toSeconds() + " s";
        throw failed(
            listens()
                ? "listens, but GET " + start.healthPath() + " had no answer below 500" + within
                : "does not listen at 127.0.0.1:"
                    + port
                    + within
                    + ", allowed: at the port in APPLICATION_PORT");
      }
      if (now - told > TimeUnit.SECONDS.toNanos(WORD_SECONDS)) {
        told = now;
        tell.accept(
            "waits for the application's health check, "
                + TimeUnit.NANOSECONDS.toSeconds(now - begun)
                + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static boolean answers(HttpClient client, URI health) throws InterruptedException {
    try {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(health).timeout(ANSWER).build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() < 500;
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private ApplicationFailedException failed(String how) {
    return new ApplicationFailedException(
        "--application: '" + command + "' " + how + ". " + lastWords());
  }

  /** The end of what it wrote. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return last.isEmpty()
          ? "It wrote nothing (" + log + ")."
          : "Its last words (" + log + "):\n  " + String.join("\n  ", last);
    } catch (IOException unreadable) {
      return "What it wrote cannot be read (" + log + ").";
    }
  }

  private void end() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> all = children.toList();
      process.destroy();
      all.forEach(ProcessHandle::destroy);
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      for (ProcessHandle child : all) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (child.isAlive() && System.nanoTime() < deadline) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS / 4);
        }
        child.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException("no free port for the application", failure);
    }
  }
}
