package com.paymentmigration.rehearsal.function;

import com.paymentmigration.lambda.testmysql.ClientTls;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a function. Serves one invocation at a time, as Lambda's do. */
final class Sandbox implements AutoCloseable {
  private static final List<String> JVM =
      List.of(
          "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
  private static final long STOP_SECONDS = 5;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  /** How an invocation ended. */
  enum End {
    ANSWERED,
    FAILED,
    REFUSED
  }

  /**
   * What a function answered.
   *
   * @param end how it ended
   * @param payload answer, or the failure in Lambda's form
   * @param status of HTTP
   * @param cold whether a process had to be started for it
   */
  record Answer(End end, String payload, int status, boolean cold) {
    Answer(End end, String payload) {
      this(end, payload, 200, false);
    }

    Answer started(boolean coldly) {
      return new Answer(end, payload, status, coldly);
    }

    boolean good() {
      return end == End.ANSWERED;
    }
  }

  private Sandbox(Process process) {
    this.process = process;
    this.requests = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts a process and waits until the handler is made.
   *
   * @param function class path, handler, environment
   * @param log file that takes what it prints
   */
  static Sandbox start(HostedFunction function, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    ClientTls.PROPERTIES.forEach((name, value) -> command.add("-D" + name + "=" + value));
    function.systemProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of("-cp", function.classPath(), SandboxMain.class.getName(), function.handler()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(function.environment());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    Sandbox sandbox = new Sandbox(builder.start());
    sandbox.answers.readBoolean();
    return sandbox;
  }

  /** Serves one invocation; an exception means that the process died or does not obey. */
  Answer serve(String requestId, long remainingMillis, byte[] event) throws IOException {
    requests.writeUTF(requestId);
    requests.writeLong(remainingMillis);
    requests.writeInt(event.length);
    requests.write(event);
    requests.flush();
    boolean good = answers.readBoolean();
    byte[] payload = answers.readNBytes(answers.readInt());
    return new Answer(
        good ? End.ANSWERED : End.FAILED, new String(payload, StandardCharsets.UTF_8));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Dies at once, whatever it does. */
  void kill() {
    process.destroyForcibly();
  }

  /** Stands still, as Lambda freezes a process between invocations. */
  void freeze() {
    signal("STOP");
  }

  /** Goes on where it stood. */
  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send SIG" + name, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
