package com.paymentmigration.traffic;

import com.paymentmigration.config.Retention;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the firewall is.
 *
 * @param environmentName name of the deployment, a token or a literal; part of the log group's name
 * @param loadBalancerArn what it protects
 * @param requestsPerAddress requests that one client address may send in five minutes, 10 to
 *     2,000,000,000
 * @param retention days that its log is kept, removal policy
 * @param logKey key of its log group
 */
public record WebFirewallProps(
    String environmentName,
    String loadBalancerArn,
    int requestsPerAddress,
    Retention retention,
    IKey logKey) {
  private static final int LEAST = 10;
  private static final int MOST = 2_000_000_000;

  /**
   * Checks that nothing is missing, and the range that AWS WAF accepts.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if the limit is out of range
   */
  public WebFirewallProps {
    Objects.requireNonNull(environmentName, "environmentName");
    Objects.requireNonNull(loadBalancerArn, "loadBalancerArn");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(logKey, "logKey");
    if (requestsPerAddress < LEAST || requestsPerAddress > MOST) {
      throw new IllegalArgumentException(
          "requestsPerAddress: received "
              + requestsPerAddress
              + ", allowed: "
              + LEAST
              + " to "
              + MOST
              + " in five minutes");
    }
  }
}
