package com.paymentmigration.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.testhttps.TestHttpsServer;
import com.paymentmigration.lambda.testhttps.TestIdentity;
import com.paymentmigration.lambda.traffic.ProbeResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsProbeIT {
  private static final String SERVICE = "payments.test";
  private static final Optional<String> PAYMENT = Optional.of("/payments/probe");
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** Much later than any probe waits, even on a machine that is busy. */
  private static final Duration LATE = Duration.ofSeconds(60);

  @TempDir private static Path directory;

  private static TestIdentity service;
  private static TestIdentity stranger;
  private static TestHttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    service = TestIdentity.of(SERVICE, directory);
    stranger = TestIdentity.of("stranger.test", directory);
    server = new TestHttpsServer(service);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void healthy() {
    server.answerWith(200, Duration.ZERO);
  }

  @Test
  void anEnvironmentThatAnswersInTimeIsFine() throws Exception {
    ProbeResult result = probe(service.trust(), server.port()).ask(Environment.GREEN);

    assertThat(result.ok()).as(result.detail()).isTrue();
    assertThat(result.latencyMillis()).isBetween(0L, LIMIT.toMillis());
  }

  @ParameterizedTest
  @EnumSource(Environment.class)
  void theRequestNamesTheServiceAndTheEnvironment(Environment environment) throws Exception {
    probe(service.trust(), server.port()).ask(environment);

    TestHttpsServer.Request last = server.requests().get(server.requests().size() - 1);
    assertThat(last)
        .isEqualTo(
            new TestHttpsServer.Request(
                "GET", "/health", SERVICE, environment.key(), "true", "probe-1"));
  }

  @Test
  void aSyntheticPaymentIsPostedBesidesWithItsKeyAndMarkedAsOne() throws Exception {
    assertThat(probe(service.trust(), server.port(), PAYMENT).ask(Environment.GREEN).ok()).isTrue();

    TestHttpsServer.Request last = server.requests().get(server.requests().size() - 1);
    assertThat(last)
        .isEqualTo(
            new TestHttpsServer.Request(
                "POST", "/payments/probe", SERVICE, "green", "true", "probe-1"));
  }

  @Test
  void aPaymentPathThatFailsOrHangsFailsTheProbeWhileHealthAnswers() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port(), PAYMENT);
    server.answerWith("/payments/probe", 500, Duration.ZERO);

    assertThat(probe.ask(Environment.GREEN).detail())
        .startsWith("POST /payments/probe: status 500");
    server.answerWith("/payments/probe", 200, LATE);
    assertThat(probe.ask(Environment.GREEN).detail()).startsWith("POST /payments/probe: no answer");
  }

  @Test
  void twoSidesThatHangTakeTheTimeOfOne() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port());
    probe.ask(Environment.BLUE);
    server.answerWith(200, LATE);
    long start = System.nanoTime();

    assertThat(probe.askBoth().values()).extracting(ProbeResult::ok).containsExactly(false, false);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 404, 429, 500})
  void everyStatusButTwoHundredIsAFailedProbe(int status) throws Exception {
    server.answerWith(status, Duration.ZERO);

    assertThat(probe(service.trust(), server.port()).ask(Environment.GREEN).ok()).isFalse();
  }

  @Test
  void anErrorIsAFailedProbe() throws Exception {
    server.answerWith(503, Duration.ZERO);

    ProbeResult result = probe(service.trust(), server.port()).ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("GET /health: status 503");
  }

  @Test
  void anAnswerSlowerThanTheLimitIsAFailedProbe() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port());
    server.answerWith(200, LIMIT.plusMillis(300));

    ProbeResult result = probe.ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("GET /health: status 200");
    assertThat(result.latencyMillis()).isGreaterThan(LIMIT.toMillis());
  }

  @Test
  void noAnswerEndsAfterTwiceTheLimit() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port());
    server.answerWith(200, LATE);

    ProbeResult result = probe.ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("GET /health: no answer");
    assertThat(result.latencyMillis()).isBetween(2 * LIMIT.toMillis() - 100, 3 * LIMIT.toMillis());
  }

  @Test
  void aCertificateThatIsNotTrustedIsAFailedProbe() throws Exception {
    ProbeResult result = probe(stranger.trust(), server.port()).ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).contains("SSLHandshakeException");
  }

  @Test
  void aTrustedCertificateOfAnotherNameIsAFailedProbe() throws Exception {
    try (TestHttpsServer impostor = new TestHttpsServer(stranger)) {
      ProbeResult result = probe(stranger.trust(), impostor.port()).ask(Environment.GREEN);

      assertThat(result.ok()).isFalse();
      assertThat(result.detail()).contains("No subject alternative DNS name matching " + SERVICE);
      assertThat(impostor.requests()).isEmpty();
    }
  }

  @Test
  void aRefusedConnectionIsAFailedProbe() throws Exception {
    ProbeResult result = probe(service.trust(), closedPort()).ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).contains("ConnectException");
  }

  @Test
  void aPortThatNeverSpeaksTlsIsAFailedProbe() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProbeResult result = probe(service.trust(), plain.getLocalPort()).ask(Environment.GREEN);

      assertThat(result.ok()).isFalse();
    }
  }

  private static HttpsProbe probe(SSLSocketFactory trust, int port) {
    return probe(trust, port, Optional.empty());
  }

  private static HttpsProbe probe(SSLSocketFactory trust, int port, Optional<String> payment) {
    return new HttpsProbe(
        trust,
        new HttpsAddress("127.0.0.1", port, SERVICE, "/health"),
        payment,
        "X-Preview",
        LIMIT,
        () -> "probe-1");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
