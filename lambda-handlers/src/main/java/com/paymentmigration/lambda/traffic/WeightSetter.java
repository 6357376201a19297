package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the weights and reads them back until they are what was set. A reply of the load balancer is
 * no proof, and neither is its absence: only the weights that are read back are.
 */
final class WeightSetter {
  private static final Logger LOG = LoggerFactory.getLogger(WeightSetter.class);

  /**
   * Before the weights are set and read again, 500 ms. Set again, not only read: somebody else may
   * have written between the two, such as a stack update that was under way.
   */
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);

  private final TrafficControl traffic;
  private final Timing timing;

  WeightSetter(TrafficControl traffic, Timing timing) {
    this.traffic = traffic;
    this.timing = timing;
  }

  /**
   * Makes the rule carry {@code weight}; a rule that carries it already is not written.
   *
   * @return whether the rule was written
   * @throws TransientFailureException if the weights read back differ for {@code budget}
   */
  boolean apply(TrafficWeight weight, Duration budget) {
    RuleWeights wanted = RuleWeights.of(weight);
    RuleWeights live = traffic.read();
    if (live.equals(wanted)) {
      return false;
    }
    Instant deadline = timing.now().plus(budget);
    RuleWeights readBack;
    while (true) {
      traffic.set(weight);
      readBack = traffic.read();
      if (readBack.equals(wanted)) {
        break;
      }
      if (!timing.now().isBefore(deadline)) {
        throw new TransientFailureException(
            "weights of the listener rule: set "
                + wanted
                + ", still read "
                + readBack
                + " after "
                + budget.toMillis()
                + " ms");
      }
      timing.pauser().pause(BEFORE_NEXT_TRY);
    }
    LOG.info("weights were {}, are {}", live, readBack);
    return true;
  }
}
