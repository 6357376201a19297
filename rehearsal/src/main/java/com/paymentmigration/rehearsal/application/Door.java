package com.paymentmigration.rehearsal.application;

import com.paymentmigration.rehearsal.service.Application;
import com.paymentmigration.rehearsal.service.Behaviour;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a user's application, so that scenarios can make it slow, erroring or unhealthy. It
 * is there before the application is, and says then that it is unhealthy.
 */
final class Door implements Application, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> NOT_PASSED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final AtomicReference<Optional<URI>> application =
      new AtomicReference<>(Optional.empty());
  private final Paths paths;
  private volatile Behaviour behaviour = Behaviour.GOOD;

  /**
   * How the template calls paths, and the application its own.
   *
   * @param health of the template's health check
   * @param ownHealth of the application's
   * @param synthetic that probes post to
   * @param ownSynthetic of the application; empty for none: then the door answers
   */
  record Paths(String health, String ownHealth, String synthetic, String ownSynthetic) {}

  Door(Paths paths) {
    this.paths = paths;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("no port before an application", failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The application listens there. */
  void opensTo(URI endpoint) {
    application.set(Optional.of(endpoint));
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void behave(Behaviour next) {
    behaviour = next;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      Behaviour now = behaviour;
      byte[] body = exchange.getRequestBody().readAllBytes();
      Thread.sleep(now.delay().toMillis());
      String path = exchange.getRequestURI().toString();
      boolean health = path.equals(paths.health());
      Optional<URI> behind = application.get();
      if (ThreadLocalRandom.current().nextDouble() < now.errorShare()
          || (health && !now.healthy())
          || behind.isEmpty()) {
        respond(exchange, 500, "by the rehearsal".getBytes(StandardCharsets.UTF_8));
        return;
      }
      if (!health && exchange.getRequestMethod().equals("POST")) {
        Thread.sleep(now.paying().toMillis());
      }
      if (path.equals(paths.synthetic()) && paths.ownSynthetic().isEmpty()) {
        respond(exchange, 200, "by the rehearsal".getBytes(StandardCharsets.UTF_8));
        return;
      }
      HttpResponse<byte[]> answer =
          client.send(
              request(exchange, behind.get().resolve(own(path)), body),
              HttpResponse.BodyHandlers.ofByteArray());
      respond(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException noAnswer) {
      LOG.debug("no answer", noAnswer);
      respond(exchange, 502, String.valueOf(noAnswer).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String own(String path) {
    if (path.equals(paths.health())) {
      return paths.ownHealth();
    }
    return path.equals(paths.synthetic()) ? paths.ownSynthetic() : path;
  }

  private static HttpRequest request(HttpExchange exchange, URI to, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
