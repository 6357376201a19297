package com.paymentmigration.operator.doctor.account;

import java.util.Map;

/** Limits that services tell themselves, by the names that they give them. */
public interface ServiceLimits {
  /** RDS: {@code DBClusters}, {@code DBInstances}, … */
  Map<String, Limit> databases();

  /** Elastic Load Balancing: {@code application-load-balancers}, {@code target-groups}, … */
  Map<String, Limit> loadBalancing();

  /** IAM: {@code Roles}, {@code Policies}, {@code InstanceProfiles}. */
  Map<String, Limit> identities();

  /**
   * Lambda: concurrent executions that no function has reserved; {@code used} is what functions
   * reserved.
   */
  Limit concurrency();
}
