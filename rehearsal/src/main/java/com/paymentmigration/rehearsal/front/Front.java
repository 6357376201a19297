package com.paymentmigration.rehearsal.front;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testhttps.TestIdentity;
import com.paymentmigration.rehearsal.time.Ticker;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * The load balancer's stand-in: HTTPS, routes by the listener's rules as the emulator reports them
 * (read four times a second), checks the health of the targets twice a second.
 */
public final class Front implements AutoCloseable {
  private static final long RULES_MILLIS = 250;
  private static final long HEALTH_MILLIS = 500;
  private static final List<String> PASSED =
      List.of("Content-Type", "Idempotency-Key", "Synthetic-Payment");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Ticker> tickers = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ElasticLoadBalancingV2Client balancer;
  private final Listener listener;
  private final Map<Environment, URI> services;
  private final Map<Environment, TargetHealth> health = new EnumMap<>(Environment.class);
  private final Map<Environment, AtomicInteger> counts = new EnumMap<>(Environment.class);
  private final AtomicLong firstBadProbe = new AtomicLong();
  private volatile LiveRules rules;

  /**
   * What it stands in for.
   *
   * @param arn listener
   * @param groups environment by target group's ARN
   * @param healthPath path of the health check
   * @param probeLimitMillis slowest answer that a probe takes for good
   */
  public record Listener(
      String arn, Map<String, Environment> groups, String healthPath, long probeLimitMillis) {}

  /** Starts on a free loopback port. */
  public Front(
      TestIdentity identity,
      ElasticLoadBalancingV2Client balancer,
      Listener listener,
      Map<Environment, URI> services)
      throws IOException, GeneralSecurityException {
    this.balancer = balancer;
    this.listener = listener;
    this.services = services;
    services.forEach(
        (side, uri) -> {
          health.put(side, new TargetHealth(client, uri.resolve(listener.healthPath())));
          counts.put(side, new AtomicInteger());
        });
    rules = LiveRules.read(balancer, listener.arn(), listener.groups());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
    tickers.add(new Ticker("listener-rules", RULES_MILLIS, this::readRules));
    health
        .values()
        .forEach(each -> tickers.add(new Ticker("health", HEALTH_MILLIS, each::checkOnce)));
  }

  /** TCP port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Weights as last read. */
  public Weights weights() {
    return rules.weights();
  }

  /** Requests that went to {@code side} since this was asked last. */
  public int takeCount(Environment side) {
    return counts.get(side).getAndSet(0);
  }

  /** Health of the targets of a group, in the form that the emulator asks for. */
  public String healthOf(String targetGroupArn) {
    Environment side = listener.groups().get(targetGroupArn);
    return side == null || health.get(side).healthy()
        ? "{\"state\":\"healthy\"}"
        : "{\"state\":\"unhealthy\",\"reason\":\"Target.ResponseCodeMismatch\","
            + "\"description\":\"Health checks failed with these codes: [500]\"}";
  }

  private void readRules() {
    rules = LiveRules.read(balancer, listener.arn(), listener.groups());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Environment> side = rules.route(exchange.getRequestHeaders()::getFirst);
      if (side.isEmpty()) {
        respond(
            exchange, 503, "No environment takes this request".getBytes(StandardCharsets.UTF_8));
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean probe =
          String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")).contains("probe");
      if (!probe) {
        counts.get(side.get()).incrementAndGet();
      }
      long start = System.nanoTime();
      try {
        HttpResponse<byte[]> response = forward(exchange, services.get(side.get()), body);
        if (probe) {
          noteProbe(start, response.statusCode());
        }
        respond(exchange, response.statusCode(), response.body());
      } catch (IOException noAnswer) {
        respond(exchange, 502, String.valueOf(noAnswer).getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void noteProbe(long start, int status) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (status != 200 || millis > listener.probeLimitMillis()) {
      firstBadProbe.compareAndSet(0, start);
    }
  }

  /** {@code System.nanoTime()} of the first bad probe since this was asked last; 0 for none. */
  public long takeFirstBadProbe() {
    return firstBadProbe.getAndSet(0);
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, URI service, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI().toString()))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : PASSED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    tickers.forEach(Ticker::close);
    server.stop(0);
    threads.shutdownNow();
  }
}
