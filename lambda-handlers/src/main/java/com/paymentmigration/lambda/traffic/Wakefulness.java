package com.paymentmigration.lambda.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * When a bake touches the functions of the way back: in its first round, and again before Lambda
 * takes an idle one's process away, which it does after 5 minutes at the earliest in what people
 * report; there is no documented figure. The tick of every minute touches them too; this holds
 * while somebody has stopped it.
 *
 * @param due whether the workflow touches them after this round
 * @param touchedAt when it did last, this round included; handed to the next round
 */
public record Wakefulness(boolean due, Instant touchedAt) {
  /** Longest time between two touches, but for one round. */
  static final Duration INTERVAL = Duration.ofMinutes(4);

  /**
   * What a round at {@code now} says.
   *
   * @param touchedAt what the previous round said; null in the first one
   */
  public static Wakefulness after(Instant touchedAt, Instant now) {
    boolean due = touchedAt == null || !now.isBefore(touchedAt.plus(INTERVAL));
    return new Wakefulness(due, due ? now : touchedAt);
  }
}
