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
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsProbeIT {
  private static final String SERVICE = "payments.test";
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

  @Test
  void theRequestNamesTheServiceAndTheEnvironment() throws Exception {
    probe(service.trust(), server.port()).ask(Environment.BLUE);

    TestHttpsServer.Request last = server.requests().get(server.requests().size() - 1);
    assertThat(last).isEqualTo(new TestHttpsServer.Request("/health", SERVICE, "blue"));
  }

  @Test
  void anErrorIsAFailedProbe() throws Exception {
    server.answerWith(503, Duration.ZERO);

    ProbeResult result = probe(service.trust(), server.port()).ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("status 503");
  }

  @Test
  void anAnswerSlowerThanTheLimitIsAFailedProbe() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port());
    server.answerWith(200, LIMIT.plusMillis(300));

    ProbeResult result = probe.ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("status 200");
    assertThat(result.latencyMillis()).isGreaterThan(LIMIT.toMillis());
  }

  @Test
  void noAnswerEndsAfterTwiceTheLimit() throws Exception {
    HttpsProbe probe = probe(service.trust(), server.port());
    server.answerWith(200, LATE);

    ProbeResult result = probe.ask(Environment.GREEN);

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).startsWith("no answer");
    assertThat(result.latencyMillis()).isBetween(2 * LIMIT.toMillis() - 100, LATE.toMillis() / 2);
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
    return new HttpsProbe(
        trust, new HttpsAddress("127.0.0.1", port, SERVICE, "/health"), "X-Preview", LIMIT);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
