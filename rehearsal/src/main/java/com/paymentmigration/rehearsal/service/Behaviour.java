package com.paymentmigration.rehearsal.service;

import java.time.Duration;

/**
 * How an environment's application behaves.
 *
 * @param delay added to each answer
 * @param errorShare share of requests, 0 to 1, that are answered with 500
 * @param healthy what the health check says
 * @param paying how long a payment, a refund or a synthetic payment waits before it begins
 */
public record Behaviour(Duration delay, double errorShare, boolean healthy, Duration paying) {
  /** As it should be. */
  public static final Behaviour GOOD = new Behaviour(Duration.ZERO, 0, true, Duration.ZERO);

  /** Every answer late, the health check's too. */
  public static Behaviour slow(Duration delay) {
    return new Behaviour(delay, 0, true, Duration.ZERO);
  }

  /** A share of the answers is 500, the health check's among them. */
  public static Behaviour erroring(double share) {
    return new Behaviour(Duration.ZERO, share, true, Duration.ZERO);
  }

  /** The health check fails, so that the load balancer takes the targets out. */
  public static Behaviour unhealthy() {
    return new Behaviour(Duration.ZERO, 0, false, Duration.ZERO);
  }

  /** Health is good, and nobody can pay: a request waits this long. */
  public static Behaviour hanging(Duration paying) {
    return new Behaviour(Duration.ZERO, 0, true, paying);
  }
}
