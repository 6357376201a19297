package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.Environment;

/**
 * Both clusters.
 *
 * @param blue blue's writer instance
 * @param green green's writer instance
 */
public record ClusterPair(AccountServer blue, AccountServer green) {
  /** The server of one environment. */
  public AccountServer of(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }
}
