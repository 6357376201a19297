package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.LostReplyException;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.Writer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state item as each function reaches it, against a service that fails. */
class StateAccessTest {
  private static final Map<String, String> PROPERTIES =
      Map.of("aws.region", "us-east-1", "aws.accessKeyId", "test", "aws.secretAccessKey", "test");
  private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> settings = new TreeMap<>();
  private HttpServer service;

  @BeforeEach
  void aServiceThatReadsNothingAndFailsAtWrites() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          String operation = target.substring(target.indexOf('.') + 1);
          asked.add(operation);
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(operation.equals("GetItem") ? 200 : 500, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
    PROPERTIES.forEach(System::setProperty);
    System.setProperty(ENDPOINT, "http://127.0.0.1:" + service.getAddress().getPort());
    settings.put(Setting.STATE_TABLE.name(), "table");
    settings.put(Setting.BLUE_CLUSTER_ENDPOINT.name(), "blue.test");
    settings.put(Setting.DATABASE_PORT.name(), "3307");
  }

  @AfterEach
  void asBefore() {
    PROPERTIES.keySet().forEach(System::clearProperty);
    System.clearProperty(ENDPOINT);
    service.stop(0);
  }

  @Test
  void beforeTheFirstRunBlueIsTheWriter() {
    assertThat(store().read().writer())
        .isEqualTo(new Writer.Serving(Environment.BLUE, "blue.test", 3307, "payment_app_blue"));
  }

  /** Whether the first try took effect is asked above, by the write's own token. */
  @Test
  void aWriteThatFailsIsNotRepeatedByTheClient() {
    StateStore store = store();
    MigrationState first = store.read();
    MigrationState next = first.next().newEpoch().build();

    assertThatThrownBy(
            () ->
                store.write(
                    first,
                    next,
                    new AuditEvent(
                        1,
                        1,
                        Intent.BEGIN_REPLICATE,
                        first.status(),
                        next.status(),
                        "test",
                        "because",
                        Instant.EPOCH,
                        0,
                        "token")))
        .isInstanceOf(LostReplyException.class);
    assertThat(asked).containsExactly("GetItem", "TransactWriteItems");
  }

  private StateStore store() {
    return StateAccess.store(settings, StateAccess.realTime());
  }
}
