package com.paymentmigration.operator.doctor.check;

import java.util.List;

/**
 * A limit that a service tells itself.
 *
 * @param limit the service's name for it
 * @param key end of the check's key
 * @param words what is counted
 * @param types types of resources in the template that count
 * @param service code of the service in Service Quotas
 * @param code code of the quota there, to ask for more
 */
record NamedLimit(
    String limit, String key, String words, List<String> types, String service, String code) {
  /** RDS, {@code DescribeAccountAttributes}. */
  static final List<NamedLimit> RDS =
      List.of(
          rds("DBClusters", "db-clusters", "DB clusters", "DBCluster", "L-952B80B8"),
          rds("DBInstances", "db-instances", "DB instances", "DBInstance", "L-7B6409FD"),
          rds(
              "DBClusterParameterGroups",
              "db-cluster-parameter-groups",
              "DB cluster parameter groups",
              "DBClusterParameterGroup",
              "L-E4C808A8"),
          rds(
              "DBParameterGroups",
              "db-parameter-groups",
              "DB parameter groups",
              "DBParameterGroup",
              "L-DE55804A"),
          rds(
              "DBSubnetGroups",
              "db-subnet-groups",
              "DB subnet groups",
              "DBSubnetGroup",
              "L-48C6BF61"));

  /** Elastic Load Balancing, {@code DescribeAccountLimits}. */
  static final List<NamedLimit> ELB =
      List.of(
          elb("application-load-balancers", "load balancers", "LoadBalancer", "L-53DA6B97"),
          elb("target-groups", "target groups", "TargetGroup", "L-B22855CB"),
          elb(
              "listeners-per-application-load-balancer",
              "listeners of the load balancer",
              "Listener",
              "L-B6DF7632"),
          elb(
              "rules-per-application-load-balancer",
              "rules of the load balancer",
              "ListenerRule",
              "L-7EED9B64"));

  /** IAM, {@code GetAccountSummary}. */
  static final List<NamedLimit> IAM =
      List.of(
          iam("Roles", "roles", "IAM roles", "Role", "L-FE177D64"),
          iam("Policies", "policies", "customer managed policies", "ManagedPolicy", "L-E95E4862"),
          iam(
              "InstanceProfiles",
              "instance-profiles",
              "instance profiles",
              "InstanceProfile",
              "L-6E65F664"));

  private static NamedLimit rds(String limit, String key, String words, String type, String code) {
    return new NamedLimit(limit, key, words, List.of("AWS::RDS::" + type), "rds", code);
  }

  private static NamedLimit elb(String limit, String words, String type, String code) {
    return new NamedLimit(
        limit,
        limit,
        words,
        List.of("AWS::ElasticLoadBalancingV2::" + type),
        "elasticloadbalancing",
        code);
  }

  private static NamedLimit iam(String limit, String key, String words, String type, String code) {
    return new NamedLimit(limit, key, words, List.of("AWS::IAM::" + type), "iam", code);
  }
}
