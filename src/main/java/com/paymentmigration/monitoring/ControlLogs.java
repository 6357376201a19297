package com.paymentmigration.monitoring;

import java.util.Objects;

/**
 * Where the controls of the network write what they see.
 *
 * @param flowLogs name of the log group of the network's flow logs
 * @param firewallLogs name of the log group of the web firewall
 * @param loadBalancerFullName load balancer behind the firewall, as its metrics name it
 */
public record ControlLogs(String flowLogs, String firewallLogs, String loadBalancerFullName) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public ControlLogs {
    Objects.requireNonNull(flowLogs, "flowLogs");
    Objects.requireNonNull(firewallLogs, "firewallLogs");
    Objects.requireNonNull(loadBalancerFullName, "loadBalancerFullName");
  }
}
