package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;

/** A request to one environment, past the weights, by the preview rule. */
@FunctionalInterface
public interface Probe {
  /** Asks {@code environment} once. A failing environment is an answer, not an exception. */
  ProbeResult ask(Environment environment);
}
