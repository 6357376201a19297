package com.paymentmigration.lambda.validation.server;

import java.time.Duration;

/**
 * What a validation may ask of a server.
 *
 * @param statement longest statement; the server itself ends it ({@code max_execution_time})
 * @param lockWait longest wait for a lock
 * @param connect longest wait for a connection
 */
public record Limits(Duration statement, Duration lockWait, Duration connect) {
  /** The client gives up this much after the server should have. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Statements 5 minutes, locks 5 s, connections 5 s. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

  /** The same limits with another longest statement. */
  public Limits withStatement(Duration longest) {
    return new Limits(longest, lockWait, connect);
  }

  /** The same limits with another longest wait for a lock. */
  public Limits withLockWait(Duration longest) {
    return new Limits(statement, longest, connect);
  }

  /** How long the client waits for the server's next byte. */
  public Duration socket() {
    return statement.plus(GRACE);
  }
}
