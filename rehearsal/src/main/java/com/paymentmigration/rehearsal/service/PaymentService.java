package com.paymentmigration.rehearsal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.client.KeyUsedTwiceException;
import com.paymentmigration.lambda.referenceapp.Payment;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One environment's payment application: {@code POST /payments}, {@code POST /refunds}, {@code PUT}
 * and {@code GET /sessions/ID}, {@code GET /health}, {@code POST /payments/synthetic}. Answers 201
 * or 200 once the money is committed, 409 if the key belongs to another payment, 503 if it was not
 * committed in time or is in doubt: the client sends the same key again.
 */
public final class PaymentService implements Application, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Path of the payment that is none. */
  public static final String SYNTHETIC_PAYMENT = "/payments/synthetic";

  private static final String SESSIONS = "/sessions/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final PaymentStore payments;
  private final SessionTable sessions;
  private volatile Behaviour behaviour = Behaviour.GOOD;

  /** On a free port of the loopback interface. */
  PaymentService(PaymentStore payments, SessionTable sessions) {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), payments, sessions);
  }

  /** At {@code address}. */
  PaymentService(InetSocketAddress address, PaymentStore payments, SessionTable sessions) {
    this.payments = payments;
    this.sessions = sessions;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot listen at " + address, failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
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
      if (ThreadLocalRandom.current().nextDouble() < now.errorShare()) {
        respond(exchange, 500, "internal error");
        return;
      }
      route(exchange, body, now);
    } catch (IOException clientGone) {
      throw clientGone;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (KeyUsedTwiceException another) {
      respond(exchange, 409, another.getMessage());
    } catch (Exception failure) {
      LOG.warn("request failed", failure);
      respond(exchange, 503, String.valueOf(failure.getMessage()));
    }
  }

  private void route(HttpExchange exchange, byte[] body, Behaviour now) throws Exception {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/health")) {
      respond(exchange, now.healthy() ? 200 : 500, now.healthy() ? "healthy" : "unhealthy");
    } else if (path.equals(SYNTHETIC_PAYMENT)) {
      Thread.sleep(now.paying().toMillis());
      payments.paySynthetic(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      respond(exchange, 200, "committed");
    } else if (path.equals("/payments")) {
      Thread.sleep(now.paying().toMillis());
      payments.pay(payment(JSON.readTree(body)));
      respond(exchange, 201, "acknowledged");
    } else if (path.equals("/refunds")) {
      Thread.sleep(now.paying().toMillis());
      JsonNode refund = JSON.readTree(body);
      payments.refund(payment(refund), refund.path("payment").asText());
      respond(exchange, 201, "acknowledged");
    } else if (path.startsWith(SESSIONS)) {
      session(exchange, path.substring(SESSIONS.length()), body);
    } else {
      respond(exchange, 404, "no such path");
    }
  }

  private void session(HttpExchange exchange, String id, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      sessions.put(id, new String(body, StandardCharsets.UTF_8));
      respond(exchange, 200, "");
    } else {
      String content = sessions.get(id);
      respond(exchange, content == null ? 404 : 200, content == null ? "" : content);
    }
  }

  private static Payment payment(JsonNode request) {
    return new Payment(
        request.path("key").asText(),
        request.path("account").asInt(),
        new BigDecimal(request.path("amount").asText()));
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    payments.close();
  }
}
