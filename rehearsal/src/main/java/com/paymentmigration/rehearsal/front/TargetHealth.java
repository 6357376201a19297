package com.paymentmigration.rehearsal.front;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Health of one environment's targets: two checks in a row turn it either way, as in the target
 * group.
 */
final class TargetHealth {
  private static final int THRESHOLD = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client;
  private final URI check;
  private int against;
  private volatile boolean healthy = true;

  TargetHealth(HttpClient client, URI check) {
    this.client = client;
    this.check = check;
  }

  boolean healthy() {
    return healthy;
  }

  void checkOnce() {
    against = good() == healthy ? 0 : against + 1;
    if (against >= THRESHOLD) {
      healthy = !healthy;
      against = 0;
    }
  }

  private boolean good() {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(check).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException noAnswer) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
