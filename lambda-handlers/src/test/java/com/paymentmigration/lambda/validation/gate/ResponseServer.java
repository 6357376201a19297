package com.paymentmigration.lambda.validation.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.aws.HttpAnswerSender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for CloudFormation's response address. */
public final class ResponseServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final List<String> contentTypes = new CopyOnWriteArrayList<>();

  /** A server on a free port of the loopback interface. */
  public ResponseServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.sendResponseHeaders(503, -1);
    } else {
      bodies.add(body);
      contentTypes.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
      exchange.sendResponseHeaders(200, -1);
    }
    exchange.close();
  }

  /** Address to answer to, as CloudFormation gives it; {@link #sender} brings it here. */
  public String url() {
    return "https://cloudformation-custom-resource-response.s3.amazonaws.com"
        + "/answer?X-Amz-Signature=secret";
  }

  /** Sends what goes to AWS to this server. */
  public HttpAnswerSender sender() {
    return HttpAnswerSender.of(
        Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort()));
  }

  /** Answers 503 to the next {@code requests}. */
  public void failNext(int requests) {
    failuresLeft.set(requests);
  }

  /** Bodies that were accepted. */
  public List<byte[]> bodies() {
    return bodies;
  }

  /** Content types of the accepted bodies. */
  public List<String> contentTypes() {
    return contentTypes;
  }

  /** The one body that was accepted. */
  public JsonNode onlyAnswer() {
    if (bodies.size() != 1) {
      throw new AssertionError("expected one answer, got " + bodies.size());
    }
    try {
      return new ObjectMapper().readTree(bodies.get(0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
