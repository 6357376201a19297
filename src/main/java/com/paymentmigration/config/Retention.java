package com.paymentmigration.config;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;

/**
 * What outlives what.
 *
 * @param logDays days that log groups keep their events: a value CloudWatch Logs accepts, 30 or
 *     more; production at least 365 (PCI DSS v4.0.1, 10.5.1), which {@link DeploymentProfile}
 *     checks
 * @param removalPolicy {@code retain} or {@code destroy}: what becomes of stateful resources when
 *     the stack is deleted
 * @param deletionProtection whether databases, tables and load balancer can refuse to be deleted:
 *     they do once the parameter DeletionProtection is {@code on}; demanded of what is retained
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
    Require.that(
        deletionProtection || !removalPolicy.equals(RETAIN),
        "retention.deletionProtection",
        false,
        "true where retention.removalPolicy is "
            + RETAIN
            + ": what outlives the stack is worth"
            + " protecting");
  }

  /** Whether stateful resources stay when the stack goes. */
  public boolean retains() {
    return removalPolicy.equals(RETAIN);
  }

  /**
   * Removal policy of stateful resources. What is retained outlives the stack and every update, and
   * not the failure of the deployment that made it: it holds nothing then, and its fixed name would
   * stand in the way of the next try (ADR 0029).
   */
  public RemovalPolicy removal() {
    return retains() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }
}
