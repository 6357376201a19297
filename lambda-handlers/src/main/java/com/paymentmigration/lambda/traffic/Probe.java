package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import java.util.EnumMap;
import java.util.Map;

/** A request to an environment, past the weights, by the preview rule. */
@FunctionalInterface
public interface Probe {
  /** Asks {@code environment} once. A failing environment is an answer, not an exception. */
  ProbeResult ask(Environment environment);

  /** Asks both, at the same time where that saves time. */
  default Map<Environment, ProbeResult> askBoth() {
    Map<Environment, ProbeResult> results = new EnumMap<>(Environment.class);
    for (Environment environment : Environment.values()) {
      results.put(environment, ask(environment));
    }
    return results;
  }
}
