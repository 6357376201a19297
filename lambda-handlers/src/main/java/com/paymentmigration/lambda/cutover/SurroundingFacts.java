package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.stack.StackState;
import java.util.List;

/** What preflight needs to know outside the databases; gathered read-only. */
public interface SurroundingFacts {
  /** The stack: its status, and the phase that the operator declared. */
  StackState stack();

  /** Names of guard alarms that are not OK. */
  List<String> alarmsNotOk();

  /** Alarms that a guard is made of and that it cannot see or judge by, each with the reason. */
  List<String> alarmsUnfit();

  /** Number of healthy targets of {@code environment}'s target group. */
  int healthyTargets(Environment environment);

  /**
   * Targets of {@code environment}'s target group that are not healthy, with the state's reason.
   */
  List<String> unhealthyTargets(Environment environment);

  /** Names of secrets with a credential that is AWSPENDING and not AWSCURRENT too. */
  List<String> secretsPending();
}
