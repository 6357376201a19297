package com.paymentmigration.rehearsal.function;

import java.time.Duration;

/**
 * What happens to an invocation.
 *
 * @param kind what
 * @param after how long after its start
 * @param refusal what Lambda answers instead of calling it; null for the other kinds
 */
public record Mishap(Kind kind, Duration after, Refusal refusal) {
  /**
   * How Lambda refuses a call: without running the function.
   *
   * @param status of HTTP
   * @param error name of the error
   */
  public record Refusal(int status, String error) {
    /** Too many requests. */
    public static final Refusal THROTTLED = new Refusal(429, "TooManyRequestsException");

    /** The function sleeps, as the Lambda API reference has it. */
    public static final Refusal NOT_READY = new Refusal(502, "ResourceNotReadyException");

    /** The function sleeps, as callers were answered. */
    public static final Refusal PENDING = new Refusal(409, "CodeArtifactUserPendingException");
  }

  /** What can happen. */
  public enum Kind {
    /** Lambda refuses it. */
    REFUSED,
    /** The process dies. */
    KILLED,
    /** The process stands still until the scenario thaws it; the caller waits in vain. */
    FROZEN
  }

  /** Refused at once: too many requests. */
  public static Mishap throttled() {
    return refused(Refusal.THROTTLED);
  }

  /** Refused at once, for this reason. */
  public static Mishap refused(Refusal refusal) {
    return new Mishap(Kind.REFUSED, Duration.ZERO, refusal);
  }

  /** Dies {@code after} its start. */
  public static Mishap killed(Duration after) {
    return new Mishap(Kind.KILLED, after, null);
  }

  /** Stands still from {@code after} its start on. */
  public static Mishap frozen(Duration after) {
    return new Mishap(Kind.FROZEN, after, null);
  }
}
