package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between functions and applications on one side and the emulator on the other, so that a
 * scenario can throttle a call, or act at the very moment of one.
 */
public final class ApiGate implements AutoCloseable {
  private static final Set<String> NOT_COPIED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final String CLOUD_WATCH = "/service/GraniteServiceVersion20100801/operation/";
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/aws4_request");
  private static final CBORMapper CBOR = new CBORMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI emulator;
  private final StandIn cloudWatch;
  private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
  private final List<Rewriting> rewritings = new CopyOnWriteArrayList<>();
  private final List<Consumer<Call>> observers = new CopyOnWriteArrayList<>();

  /**
   * A call of an AWS API.
   *
   * @param accessKey whose signature it carries; empty without one
   * @param service prefix of its IAM actions
   * @param action operation, such as {@code ModifyRule} or {@code TransactWriteItems}
   * @param body as sent; CBOR as JSON
   */
  public record Call(String accessKey, String service, String action, String body) {}

  /**
   * An answer in the emulator's stead.
   *
   * @param status HTTP status
   * @param body in the protocol of the service
   */
  public record Answer(int status, String body) {}

  /** A service that answers in the emulator's stead. */
  public interface StandIn {
    /** Answer in CBOR to {@code operation}. */
    byte[] answer(String operation, byte[] request) throws IOException;
  }

  /** What a scenario does to calls. */
  public interface Disturbance {
    /** Before the call reaches the emulator; an answer keeps it from there, null lets it pass. */
    default Answer before(Call call) {
      return null;
    }

    /** After the emulator answered {@code status}, before the caller learns of it. */
    default void after(Call call, int status) {}
  }

  /** Changes what a caller is answered, for as long as the gate is there. */
  public interface Rewriting {
    /** The answer to {@code call}, or {@code answer} as it is. */
    byte[] rewrite(Call call, byte[] answer);
  }

  /** A gate to {@code emulator} on a free loopback port; CloudWatch is {@code cloudWatch}. */
  public ApiGate(URI emulator, StandIn cloudWatch) {
    this.emulator = emulator;
    this.cloudWatch = cloudWatch;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("no port for the gate", failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.createContext(CLOUD_WATCH, this::standIn);
    server.start();
  }

  /** Where functions and applications find AWS. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Applies {@code disturbance} from now on; the result ends it. */
  public Runnable disturb(Disturbance disturbance) {
    disturbances.add(disturbance);
    return () -> disturbances.remove(disturbance);
  }

  /** Every answer passes {@code rewriting} from now on. */
  public void rewrite(Rewriting rewriting) {
    rewritings.add(rewriting);
  }

  /** Tells {@code observer} of every call, those too that a disturbance answers. */
  public void observe(Consumer<Call> observer) {
    observers.add(observer);
  }

  /** Ends every disturbance. */
  public void calm() {
    disturbances.clear();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Call call = callOf(exchange, body);
      observers.forEach(observer -> observer.accept(call));
      for (Disturbance disturbance : disturbances) {
        Answer answer = disturbance.before(call);
        if (answer != null) {
          respond(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
          return;
        }
      }
      HttpResponse<byte[]> response = forward(exchange, body);
      disturbances.forEach(disturbance -> disturbance.after(call, response.statusCode()));
      byte[] answer = response.body();
      for (Rewriting rewriting : rewritings) {
        answer = rewriting.rewrite(call, answer);
      }
      copyHeaders(response, exchange, answer != response.body());
      respond(exchange, response.statusCode(), answer);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without a checksum of what was rewritten. */
  private static void copyHeaders(
      HttpResponse<byte[]> response, HttpExchange exchange, boolean rewritten) {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!name.startsWith(":")
                  && !NOT_COPIED.contains(lower)
                  && !(rewritten && lower.endsWith("crc32"))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
  }

  private void standIn(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation = exchange.getRequestURI().getPath().substring(CLOUD_WATCH.length());
      byte[] request = exchange.getRequestBody().readAllBytes();
      Call call =
          new Call(
              signature(exchange, 1), "cloudwatch", operation, CBOR.readTree(request).toString());
      observers.forEach(observer -> observer.accept(call));
      byte[] answer = cloudWatch.answer(operation, request);
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      exchange.getResponseHeaders().set("Content-Type", "application/cbor");
      respond(exchange, 200, answer);
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Call callOf(HttpExchange exchange, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new Call(signature(exchange, 1), signature(exchange, 2), actionOf(exchange, text), text);
  }

  private static String actionOf(HttpExchange exchange, String text) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(text);
    return action.find() ? action.group(1) : exchange.getRequestURI().getPath();
  }

  /** Access key (1) or service (2) of the signature; empty if there is none. */
  private static String signature(HttpExchange exchange, int part) {
    Matcher credential =
        CREDENTIAL.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    return credential.find() ? credential.group(part) : "";
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
