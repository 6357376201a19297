package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;

/**
 * What a bake has seen so far. It travels in the workflow's JSON from round to round, so that the
 * function remembers nothing.
 *
 * @param rounds taken so far
 * @param blue last rounds of blue
 * @param green last rounds of green
 * @param slowestMillis slowest answer of either environment so far, in milliseconds
 */
public record BakeSamples(int rounds, ProbeHistory blue, ProbeHistory green, long slowestMillis) {
  /** Before the first round. */
  public static final BakeSamples NONE =
      new BakeSamples(0, ProbeHistory.NONE, ProbeHistory.NONE, 0);

  /** The last rounds of {@code environment}. */
  public ProbeHistory of(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }

  /** These samples and one round more. */
  BakeSamples and(ProbeResult blueAnswer, ProbeResult greenAnswer) {
    return new BakeSamples(
        rounds + 1,
        blue.and(blueAnswer.ok()),
        green.and(greenAnswer.ok()),
        Math.max(slowestMillis, Math.max(blueAnswer.latencyMillis(), greenAnswer.latencyMillis())));
  }
}
