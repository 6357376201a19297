package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TrafficWeight;

/** The live load balancer: its weighted rule and its two target groups. */
public interface TrafficControl {
  /**
   * Gives the rule these weights and leaves everything else of it as it is. That the call returns
   * does not prove anything: {@link #read()} does.
   *
   * @throws com.paymentmigration.lambda.domain.MigrationException if the rule is not the one that
   *     the stack made
   */
  void set(TrafficWeight weight);

  /** The weights that the rule carries now. */
  RuleWeights read();

  /** The health of {@code environment}'s targets, as the load balancer sees it now. */
  TargetHealth health(Environment environment);
}
