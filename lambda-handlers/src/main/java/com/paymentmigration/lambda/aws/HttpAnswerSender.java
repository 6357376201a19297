package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.validation.gate.Answer;
import com.paymentmigration.lambda.validation.gate.AnswerAddress;
import com.paymentmigration.lambda.validation.gate.AnswerNotDeliveredException;
import com.paymentmigration.lambda.validation.gate.AnswerSender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  @Override
  public void send(AnswerAddress address, Answer answer) {
    HttpRequest request =
        HttpRequest.newBuilder(address.url().secretAddress())
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
