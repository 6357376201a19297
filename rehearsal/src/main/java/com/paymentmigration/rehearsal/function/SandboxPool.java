package com.paymentmigration.rehearsal.function;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The processes of one function: an idle one serves, else a new one is started. */
final class SandboxPool implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK = clock();

  private final HostedFunction function;
  private final Path log;
  private final Deque<Sandbox> idle = new ArrayDeque<>();
  private final List<Sandbox> all = new CopyOnWriteArrayList<>();
  private final List<Sandbox> frozen = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private volatile Duration startup = Duration.ZERO;

  SandboxPool(HostedFunction function, Path log) {
    this.function = function;
    this.log = log;
  }

  HostedFunction function() {
    return function;
  }

  /** Has a process ready. */
  Void warm() throws IOException {
    give(take());
    return null;
  }

  Sandbox.Answer invoke(byte[] event, Mishap mishap) {
    if (mishap != null && mishap.kind() == Mishap.Kind.REFUSED) {
      return refused(mishap.refusal());
    }
    Sandbox sandbox = null;
    try {
      sandbox = idle();
      boolean cold = sandbox == null;
      if (cold) {
        sandbox = start();
      }
      return serve(sandbox, event, mishap).started(cold);
    } catch (IOException died) {
      if (sandbox != null) {
        sandbox.kill();
      }
      return failure("Runtime.ExitError", "Runtime exited with error: signal: killed");
    }
  }

  private Sandbox.Answer serve(Sandbox sandbox, byte[] event, Mishap mishap) throws IOException {
    long limit = function.timeout().toMillis();
    boolean[] timedOut = {false};
    ScheduledFuture<?> timeout =
        CLOCK.schedule(
            () -> {
              timedOut[0] = true;
              sandbox.kill();
            },
            limit,
            TimeUnit.MILLISECONDS);
    ScheduledFuture<?> trouble =
        mishap == null
            ? timeout
            : CLOCK.schedule(
                () -> meet(sandbox, mishap), mishap.after().toMillis(), TimeUnit.MILLISECONDS);
    try {
      Sandbox.Answer answer = sandbox.serve(UUID.randomUUID().toString(), limit, event);
      timeout.cancel(false);
      trouble.cancel(false);
      give(sandbox);
      return answer;
    } catch (IOException died) {
      timeout.cancel(false);
      sandbox.kill();
      return timedOut[0]
          ? failure("Sandbox.Timedout", "Task timed out after " + limit / 1000 + ".00 seconds")
          : failure("Runtime.ExitError", "Runtime exited with error: signal: killed");
    }
  }

  private void meet(Sandbox sandbox, Mishap mishap) {
    if (mishap.kind() == Mishap.Kind.KILLED) {
      sandbox.kill();
    } else {
      frozen.add(sandbox);
      sandbox.freeze();
    }
  }

  void thaw() {
    frozen.forEach(Sandbox::thaw);
    frozen.clear();
  }

  private Sandbox take() throws IOException {
    Sandbox sandbox = idle();
    return sandbox == null ? start() : sandbox;
  }

  /** A process that waits for work; null if there is none. */
  private Sandbox idle() {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        Sandbox sandbox = idle.pop();
        if (sandbox.alive()) {
          return sandbox;
        }
      }
    }
    return null;
  }

  private Sandbox start() throws IOException {
    if (closed) {
      throw new IOException("the host is closed");
    }
    long began = System.nanoTime();
    Sandbox sandbox = Sandbox.start(function, log);
    all.add(sandbox);
    Duration left = startup.minusNanos(System.nanoTime() - began);
    if (!left.isNegative()) {
      sleep(left);
    }
    return sandbox;
  }

  /** From now on a process needs as long as this to start, or as it does if that is longer. */
  void startIn(Duration least) {
    startup = least;
  }

  /** Takes the processes away that wait for work. */
  void reclaim() {
    synchronized (idle) {
      idle.forEach(Sandbox::close);
      idle.clear();
    }
  }

  /** Its processes that serve a call stand still until they are thawed. */
  void freeze() {
    List<Sandbox> serving = new ArrayList<>(all);
    synchronized (idle) {
      serving.removeAll(idle);
    }
    serving.removeIf(sandbox -> !sandbox.alive());
    frozen.addAll(serving);
    serving.forEach(Sandbox::freeze);
  }

  /** Its processes die at once, whatever they do. */
  void kill() {
    all.forEach(Sandbox::kill);
  }

  private static Sandbox.Answer refused(Mishap.Refusal refusal) {
    return new Sandbox.Answer(
        Sandbox.End.REFUSED,
        "{\"errorType\":\"" + refusal.error() + "\",\"errorMessage\":\"refused by the rehearsal\"}",
        refusal.status(),
        false);
  }

  private static void sleep(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the host is closed");
    }
  }

  private void give(Sandbox sandbox) {
    synchronized (idle) {
      idle.push(sandbox);
    }
  }

  private static Sandbox.Answer failure(String type, String message) {
    return new Sandbox.Answer(
        Sandbox.End.FAILED,
        "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}");
  }

  static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a function does not start", failure.getCause());
    }
  }

  private static ScheduledExecutorService clock() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "function-timeouts");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(Sandbox::close);
  }
}
