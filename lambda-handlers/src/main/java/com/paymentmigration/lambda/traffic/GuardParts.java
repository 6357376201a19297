package com.paymentmigration.lambda.traffic;

import com.paymentmigration.lambda.domain.Environment;
import java.util.List;

/** Port: the alarms that a guard is made of, the user's own among them. */
@FunctionalInterface
public interface GuardParts {
  /**
   * What the guard of {@code environment} cannot see or must not be judged by: alarms that do not
   * exist, and alarms that look at more data than a ring is judged by ({@link
   * com.paymentmigration.lambda.cutover.AlarmEvidence#MINUTES}).
   *
   * @return each with what is wrong with it; empty if nothing is
   */
  List<String> unfit(Environment environment);
}
