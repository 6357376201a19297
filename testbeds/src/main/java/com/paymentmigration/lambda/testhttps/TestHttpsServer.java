package com.paymentmigration.lambda.testhttps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every request with a status of the test's choice, at once or late. */
public final class TestHttpsServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Duration delay = Duration.ZERO;
  private volatile String spoiled = "";
  private volatile int spoiledStatus = 200;
  private volatile Duration spoiledDelay = Duration.ZERO;

  /**
   * A request that arrived.
   *
   * @param method of the request
   * @param path asked for
   * @param host the Host header
   * @param preview the preview header {@code X-Preview}
   * @param synthetic the header {@code Synthetic-Payment}
   * @param key the header {@code Idempotency-Key}
   */
  public record Request(
      String method, String path, String host, String preview, String synthetic, String key) {}

  /** A server with {@code identity} on a free loopback port. */
  public TestHttpsServer(TestIdentity identity) throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on answers {@code status} after {@code delay}. */
  public void answerWith(int newStatus, Duration newDelay) {
    spoiled = "";
    status = newStatus;
    delay = newDelay;
  }

  /** From now on answers requests for {@code path} so, until the next call of either method. */
  public void answerWith(String path, int newStatus, Duration newDelay) {
    answerWith(200, Duration.ZERO);
    spoiled = path;
    spoiledStatus = newStatus;
    spoiledDelay = newDelay;
  }

  /** Every request so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Host"),
            exchange.getRequestHeaders().getFirst("X-Preview"),
            exchange.getRequestHeaders().getFirst("Synthetic-Payment"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    boolean isSpoiled = exchange.getRequestURI().getPath().equals(spoiled);
    try {
      Thread.sleep((isSpoiled ? spoiledDelay : delay).toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(isSpoiled ? spoiledStatus : status, -1);
    exchange.close();
  }
}
