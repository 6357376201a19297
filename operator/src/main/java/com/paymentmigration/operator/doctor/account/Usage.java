package com.paymentmigration.operator.doctor.account;

import java.util.Map;

/** How much of EC2 this account uses in this region. */
public interface Usage {
  /** Elastic IP addresses. */
  long elasticIps();

  /** VPCs. */
  long vpcs();

  /** Internet gateways. */
  long internetGateways();

  /** NAT gateways that are pending or available, by name of the zone. */
  Map<String, Long> natGateways();

  /** Gateway endpoints of VPCs. */
  long gatewayEndpoints();

  /** vCPUs of running on-demand instances of the standard families (A, C, D, H, I, M, R, T, Z). */
  long standardVcpus();

  /** vCPUs of one instance of {@code type}. */
  int vcpus(String type);
}
