package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.account.Usage;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Limits that Service Quotas tells. Codes: {@code aws service-quotas list-service-quotas
 * --service-code vpc} and {@code ec2}; they are the same in every region and account.
 */
enum ServiceQuota {
  ELASTIC_IPS("quota-elastic-ips", "Elastic IP addresses", "ec2", "L-0263D0A3"),
  VPCS("quota-vpcs", "VPCs", "vpc", "L-F678F1CE"),
  INTERNET_GATEWAYS("quota-internet-gateways", "internet gateways", "vpc", "L-A4707A72"),
  GATEWAY_ENDPOINTS("quota-gateway-endpoints", "gateway endpoints", "vpc", "L-1B52E74A"),
  INTERFACE_ENDPOINTS(
      "quota-interface-endpoints", "interface endpoints of the VPC", "vpc", "L-29B6F2EB"),
  GROUP_RULES("quota-group-rules", "rules of the largest security group", "vpc", "L-0EA8095F"),
  STANDARD_VCPUS(
      "quota-vcpus", "vCPUs of both fleets at their maximum, on demand", "ec2", "L-1216C47A");

  private final String key;
  private final String words;
  private final String service;
  private final String code;

  ServiceQuota(String key, String words, String service, String code) {
    this.key = key;
    this.words = words;
    this.service = service;
    this.code = code;
  }

  /** Key of the check. */
  String key() {
    return key;
  }

  /** What is counted. */
  String words() {
    return words;
  }

  /** Code of the service. */
  String service() {
    return service;
  }

  /** Code of the quota. */
  String code() {
    return code;
  }

  /** What counts against each; what belongs to a new VPC is not in use yet. */
  static Map<ServiceQuota, ToLongFunction<Usage>> used() {
    Map<ServiceQuota, ToLongFunction<Usage>> used = new EnumMap<>(ServiceQuota.class);
    used.put(ELASTIC_IPS, Usage::elasticIps);
    used.put(VPCS, Usage::vpcs);
    used.put(INTERNET_GATEWAYS, Usage::internetGateways);
    used.put(GATEWAY_ENDPOINTS, Usage::gatewayEndpoints);
    used.put(INTERFACE_ENDPOINTS, usage -> 0);
    used.put(GROUP_RULES, usage -> 0);
    used.put(STANDARD_VCPUS, Usage::standardVcpus);
    return used;
  }
}
