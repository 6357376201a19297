package com.paymentmigration.rehearsal.function;

import java.time.Duration;

/**
 * What happens to an invocation.
 *
 * @param kind what
 * @param after how long after its start
 */
public record Mishap(Kind kind, Duration after) {
  /** What can happen. */
  public enum Kind {
    /** Lambda refuses it: too many requests. */
    THROTTLED,
    /** The process dies. */
    KILLED,
    /** The process stands still until the scenario thaws it; the caller waits in vain. */
    FROZEN
  }

  /** Refused at once. */
  public static Mishap throttled() {
    return new Mishap(Kind.THROTTLED, Duration.ZERO);
  }

  /** Dies {@code after} its start. */
  public static Mishap killed(Duration after) {
    return new Mishap(Kind.KILLED, after);
  }

  /** Stands still from {@code after} its start on. */
  public static Mishap frozen(Duration after) {
    return new Mishap(Kind.FROZEN, after);
  }
}
