package com.paymentmigration.rehearsal.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the emulator sends invocations: keeps the functions' processes, and lets a scenario refuse,
 * kill or freeze one. Also answers the emulator's other questions, by path.
 */
public final class FunctionHost implements AutoCloseable {
  private static final String FUNCTIONS = "/functions/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, SandboxPool> pools = new ConcurrentHashMap<>();
  private final List<Consumer<Invocation>> listeners = new CopyOnWriteArrayList<>();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();

  private record Planned(Predicate<Invocation> when, Mishap mishap) {}

  /** A host without functions on a free loopback port. */
  public FunctionHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("no port for the function host", failure);
    }
    server.setExecutor(threads);
    server.createContext(FUNCTIONS, this::invoke);
    server.start();
  }

  /** Where the emulator reaches it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers GETs of {@code path}; the argument is the query, decoded. */
  public void answer(String path, Function<String, String> answer) {
    server.createContext(
        path,
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getRawQuery());
          respond(
              exchange,
              200,
              answer
                  .apply(URLDecoder.decode(query, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Hosts {@code function} under the name that the emulator knows it by. */
  public void host(String physicalName, HostedFunction function, java.nio.file.Path logs) {
    pools.put(physicalName, new SandboxPool(function, logs.resolve(function.name() + ".log")));
  }

  /** Starts a process of each function whose name {@code which} accepts, all at once. */
  public void warm(Predicate<String> which) {
    pools.values().stream()
        .filter(pool -> which.test(pool.function().name()))
        .map(pool -> threads.submit(pool::warm))
        .toList()
        .forEach(SandboxPool::await);
  }

  /** Told of every invocation when it begins ({@code endedNanos} 0) and when it ends. */
  public void listen(Consumer<Invocation> listener) {
    listeners.add(listener);
  }

  /** The next invocation that {@code when} accepts meets with {@code mishap}. */
  public void plan(Predicate<Invocation> when, Mishap mishap) {
    planned.add(new Planned(when, mishap));
  }

  /** Mishaps that nothing has met with yet. */
  public int planned() {
    return planned.size();
  }

  /**
   * Takes the processes away of functions whose name {@code which} accepts, as Lambda does with
   * idle ones; until {@link #calm} a new one, of whatever function, needs {@code startup} to start.
   */
  public void reclaim(Predicate<String> which, Duration startup) {
    pools.values().forEach(pool -> pool.startIn(startup));
    pools.values().stream()
        .filter(pool -> which.test(pool.function().name()))
        .forEach(SandboxPool::reclaim);
  }

  /** The processes that serve such a function now stand still until {@link #thaw}. */
  public void freeze(Predicate<String> which) {
    pools.values().stream()
        .filter(pool -> which.test(pool.function().name()))
        .forEach(SandboxPool::freeze);
  }

  /** The processes of functions whose name {@code which} accepts die at once, as by kill -9. */
  public void kill(Predicate<String> which) {
    pools.values().stream()
        .filter(pool -> which.test(pool.function().name()))
        .forEach(SandboxPool::kill);
  }

  /**
   * Forgets what is planned, lets frozen processes go on, and new ones start as fast as they do.
   */
  public void calm() {
    planned.clear();
    pools.values().forEach(pool -> pool.startIn(Duration.ZERO));
    pools.values().forEach(SandboxPool::thaw);
  }

  /** Lets frozen processes go on where they stood. */
  public void thaw() {
    pools.values().forEach(SandboxPool::thaw);
  }

  /** Calls a function as EventBridge or Secrets Manager does; its answer. */
  public String call(String functionPart, String event) {
    Map.Entry<String, SandboxPool> found =
        pools.entrySet().stream()
            .filter(entry -> entry.getValue().function().name().contains(functionPart))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no function " + functionPart));
    Sandbox.Answer answer = run(found.getValue(), event.getBytes(StandardCharsets.UTF_8));
    if (!answer.good()) {
      throw new FunctionFailedException(functionPart, answer.payload());
    }
    return answer.payload();
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String name =
        URLDecoder.decode(
            exchange.getRequestURI().getRawPath().substring(FUNCTIONS.length()),
            StandardCharsets.UTF_8);
    byte[] event = exchange.getRequestBody().readAllBytes();
    SandboxPool pool = pools.get(name);
    if (pool == null) {
      respond(exchange, 404, ("no function " + name).getBytes(StandardCharsets.UTF_8));
      return;
    }
    Sandbox.Answer answer = run(pool, event);
    byte[] payload = answer.payload().getBytes(StandardCharsets.UTF_8);
    if (answer.end() == Sandbox.End.REFUSED) {
      respond(exchange, answer.status(), payload);
      return;
    }
    if (!answer.good()) {
      exchange.getResponseHeaders().set("x-amz-function-error", "Unhandled");
    }
    respond(exchange, 200, payload);
  }

  private Sandbox.Answer run(SandboxPool pool, byte[] event) {
    Invocation begun =
        new Invocation(
            pool.function().name(),
            new String(event, StandardCharsets.UTF_8),
            System.nanoTime(),
            0,
            null,
            false);
    listeners.forEach(listener -> listener.accept(begun));
    Mishap mishap =
        planned.stream()
            .filter(each -> each.when().test(begun))
            .findFirst()
            .filter(planned::remove)
            .map(Planned::mishap)
            .orElse(null);
    Sandbox.Answer answer = pool.invoke(event, mishap);
    Invocation ended = begun.ended(answer.good() ? null : answer.payload(), answer.cold());
    listeners.forEach(listener -> listener.accept(ended));
    return answer;
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    pools.values().forEach(SandboxPool::close);
  }
}
