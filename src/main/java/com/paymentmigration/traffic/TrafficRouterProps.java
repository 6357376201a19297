package com.paymentmigration.traffic;

import com.paymentmigration.config.DeletionProtection;
import java.util.Objects;

/**
 * What the entrance is.
 *
 * @param internetFacing whether the load balancer has public addresses
 * @param protection whether it refuses to be deleted
 * @param placement network
 * @param certificateArn certificate of the service's domain
 * @param accessLogsBucket name of a bucket of the account, with a policy that lets Elastic Load
 *     Balancing write
 * @param accessLogsPrefix folder of this deployment in the bucket: the environment name
 * @param blue blue's target group and weight
 * @param green green's target group and weight
 */
public record TrafficRouterProps(
    boolean internetFacing,
    DeletionProtection protection,
    RouterPlacement placement,
    String certificateArn,
    String accessLogsBucket,
    String accessLogsPrefix,
    WeightedTarget blue,
    WeightedTarget green) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public TrafficRouterProps {
    Objects.requireNonNull(protection, "protection");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(certificateArn, "certificateArn");
    Objects.requireNonNull(accessLogsBucket, "accessLogsBucket");
    Objects.requireNonNull(accessLogsPrefix, "accessLogsPrefix");
    Objects.requireNonNull(blue, "blue");
    Objects.requireNonNull(green, "green");
  }
}
