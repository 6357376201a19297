package com.paymentmigration.operator.doctor.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * As whom Elastic Load Balancing writes access logs.
 *
 * @param words as a finding says it
 * @param principal kind of the principal in a policy: {@code Service} or {@code AWS}
 * @param id the service, or the twelve digits of the account
 * @param context values of condition keys, by lower-case key; what is not known is absent
 */
record LogWriter(String words, String principal, String id, Map<String, String> context) {
  /**
   * The load balancers' accounts in the regions that this stack knows: its guide, "Enable access
   * logs", "Regions available before August 2022".
   */
  private static final Map<String, String> ACCOUNTS = accounts();

  private static Map<String, String> accounts() {
    Map<String, String> accounts = new TreeMap<>();
    accounts.put("us-east-1", "127311923021");
    accounts.put("us-east-2", "033677994240");
    accounts.put("us-west-2", "797873946194");
    accounts.put("eu-west-1", "156460612806");
    accounts.put("eu-central-1", "054676820928");
    return accounts;
  }

  /** As the service, on behalf of a load balancer of this account and region. */
  static LogWriter service(String region, String account) {
    Map<String, String> context = common();
    context.put("aws:sourceaccount", account);
    // The name has not been given yet: a policy for one load balancer cannot be meant.
    context.put(
        "aws:sourcearn",
        "arn:aws:elasticloadbalancing:"
            + region
            + ":"
            + account
            + ":loadbalancer/app/not-yet-named/0123456789abcdef");
    return new LogWriter(
        "the service " + LogDelivery.SERVICE, "Service", LogDelivery.SERVICE, context);
  }

  /** As the load balancers' account of a region; empty where there is none. */
  static Optional<LogWriter> account(String region) {
    return Optional.ofNullable(ACCOUNTS.get(region))
        .map(id -> new LogWriter("the load balancers' account " + id, "AWS", id, common()));
  }

  private static Map<String, String> common() {
    Map<String, String> context = new TreeMap<>();
    context.put("aws:securetransport", "true");
    context.put("s3:x-amz-acl", "bucket-owner-full-control");
    return context;
  }
}
