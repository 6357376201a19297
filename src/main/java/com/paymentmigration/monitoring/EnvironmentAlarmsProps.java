package com.paymentmigration.monitoring;

import com.paymentmigration.config.AlarmThresholds;
import com.paymentmigration.config.DatabaseInstanceClass;
import com.paymentmigration.lambda.domain.Environment;
import java.util.Objects;

/**
 * What is watched in one environment.
 *
 * @param environment its colour
 * @param thresholds from where on a metric counts as a failure
 * @param instanceClass class of the database instances, which decides how many connections they
 *     take
 * @param fleetMinimum instances that always run
 * @param clusterIdentifier identifier of the cluster
 * @param loadBalancerFullName last part of the load balancer's ARN, {@code app/name/id}
 * @param targetGroupFullName last part of the target group's ARN, {@code targetgroup/name/id}
 */
public record EnvironmentAlarmsProps(
    Environment environment,
    AlarmThresholds thresholds,
    DatabaseInstanceClass instanceClass,
    int fleetMinimum,
    String clusterIdentifier,
    String loadBalancerFullName,
    String targetGroupFullName) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   * @throws IllegalArgumentException if the fleet may be empty
   */
  public EnvironmentAlarmsProps {
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(instanceClass, "instanceClass");
    Objects.requireNonNull(clusterIdentifier, "clusterIdentifier");
    Objects.requireNonNull(loadBalancerFullName, "loadBalancerFullName");
    Objects.requireNonNull(targetGroupFullName, "targetGroupFullName");
    if (fleetMinimum < 1) {
      throw new IllegalArgumentException(
          "fleetMinimum: received " + fleetMinimum + ", allowed: 1 or more");
    }
  }
}
