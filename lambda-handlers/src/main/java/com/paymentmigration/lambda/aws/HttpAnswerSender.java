package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.validation.gate.Answer;
import com.paymentmigration.lambda.validation.gate.AnswerAddress;
import com.paymentmigration.lambda.validation.gate.AnswerNotDeliveredException;
import com.paymentmigration.lambda.validation.gate.AnswerSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PUTs an answer to CloudFormation's pre-signed S3 address, reached through the S3 gateway
 * endpoint. No content type: the signature was made without one. Attempts, timeouts and pauses
 * together take at most 3 × 4 s + 2 × 0.5 s = 13 s.
 */
public final class HttpAnswerSender implements AnswerSender {
  private static final Logger LOG = LoggerFactory.getLogger(HttpAnswerSender.class);
  private static final int ATTEMPTS = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Optional<URI> elsewhere;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** Sends to the address itself. */
  public HttpAnswerSender() {
    this(Optional.empty());
  }

  /**
   * Sends to the address, or to a stand-in for AWS.
   *
   * @param elsewhere scheme, host and port that take the place of the address's own
   */
  public HttpAnswerSender(Optional<URI> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /**
   * As the SDK finds AWS: {@code AWS_ENDPOINT_URL}, which no function of the stack has (the
   * statement of required values lists their variables).
   */
  public static HttpAnswerSender of(Map<String, String> variables) {
    return new HttpAnswerSender(
        Optional.ofNullable(variables.get("AWS_ENDPOINT_URL")).map(URI::create));
  }

  private URI target(URI address) {
    return elsewhere
        .map(
            other ->
                other.resolve(
                    address.getRawQuery() == null
                        ? address.getRawPath()
                        : address.getRawPath() + "?" + address.getRawQuery()))
        .orElse(address);
  }

  @Override
  public void send(AnswerAddress address, Answer answer) {
    HttpRequest request =
        HttpRequest.newBuilder(target(address.url().secretAddress()))
            .timeout(TIMEOUT)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(answer.body(address)))
            .build();
    String outcome = "";
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (attempt > 1) {
          Thread.sleep(PAUSE.toMillis());
        }
        outcome = attempt(request);
        if (outcome.isEmpty()) {
          return;
        }
        LOG.warn("answer to {}: attempt {} of {}: {}", address.url(), attempt, ATTEMPTS, outcome);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      outcome = "interrupted";
    }
    throw new AnswerNotDeliveredException(
        "answer to " + address.url() + " for request " + address.requestId() + ": " + outcome);
  }

  /** One attempt: empty text if delivered, else what came instead. */
  private String attempt(HttpRequest request) throws InterruptedException {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "HTTP " + status;
    } catch (IOException unreachable) {
      // Its message may hold the address, whose signature is a secret: the class says enough.
      return unreachable.getClass().getSimpleName();
    }
  }
}
