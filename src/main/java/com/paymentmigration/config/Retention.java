package com.paymentmigration.config;

import java.util.List;

/**
 * What outlives what.
 *
 * @param logDays days that log groups keep their events: a value CloudWatch Logs accepts, 30 or
 *     more; production at least 365 (PCI DSS v4.0.1, 10.5.1), which {@link DeploymentProfile}
 *     checks
 * @param removalPolicy {@code retain} or {@code destroy}: what becomes of stateful resources when
 *     the stack is deleted
 * @param deletionProtection whether databases, tables and load balancer refuse to be deleted
 * @param terminationProtection whether the stack refuses to be deleted
 */
public record Retention(
    int logDays, String removalPolicy, boolean deletionProtection, boolean terminationProtection) {
  /** Days that CloudWatch Logs accepts (API PutRetentionPolicy), from a month on. */
  private static final List<Integer> LOG_DAYS =
      List.of(
          30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

  private static final String RETAIN = "retain";

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public Retention {
    Require.oneOf(LOG_DAYS, "retention.logDays", logDays);
    Require.oneOf(List.of(RETAIN, "destroy"), "retention.removalPolicy", removalPolicy);
  }

  /** Whether stateful resources stay when the stack goes. */
  public boolean retains() {
    return removalPolicy.equals(RETAIN);
  }
}
