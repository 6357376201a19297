package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;

/**
 * Both writer instances.
 *
 * @param blue of blue's cluster
 * @param green of green's cluster
 */
public record DatabasePair(DatabaseServer blue, DatabaseServer green) {
  /** The writer instance of {@code environment}. */
  public DatabaseServer of(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }
}
