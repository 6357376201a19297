package com.paymentmigration.operator.doctor.aws;

import com.paymentmigration.operator.doctor.account.Limit;
import com.paymentmigration.operator.doctor.account.ServiceLimits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.rds.RdsClient;

/** Limits as the services tell them. */
record AwsServiceLimits(
    Supplier<RdsClient> rds,
    Supplier<ElasticLoadBalancingV2Client> balancers,
    Supplier<IamClient> iam,
    Supplier<LambdaClient> lambda)
    implements ServiceLimits {
  private static final String QUOTA = "Quota";

  @Override
  public Map<String, Limit> databases() {
    Map<String, Limit> limits = new TreeMap<>();
    rds.get()
        .describeAccountAttributes()
        .accountQuotas()
        .forEach(each -> limits.put(each.accountQuotaName(), new Limit(each.max(), each.used())));
    return limits;
  }

  @Override
  public Map<String, Limit> loadBalancing() {
    Map<String, Long> used = new TreeMap<>();
    used.put(
        "application-load-balancers",
        balancers.get().describeLoadBalancersPaginator().loadBalancers().stream()
            .filter(each -> each.type() == LoadBalancerTypeEnum.APPLICATION)
            .count());
    used.put(
        "target-groups",
        balancers.get().describeTargetGroupsPaginator().targetGroups().stream().count());
    Map<String, Limit> limits = new TreeMap<>();
    balancers
        .get()
        .describeAccountLimits(r -> {})
        .limits()
        .forEach(
            each ->
                limits.put(
                    each.name(),
                    new Limit(Long.parseLong(each.max()), used.getOrDefault(each.name(), 0L))));
    return limits;
  }

  @Override
  public Map<String, Limit> identities() {
    Map<String, Integer> summary = iam.get().getAccountSummary().summaryMapAsStrings();
    Map<String, Limit> limits = new TreeMap<>();
    for (String name : List.of("Roles", "Policies", "InstanceProfiles")) {
      if (summary.containsKey(name + QUOTA)) {
        limits.put(name, new Limit(summary.get(name + QUOTA), summary.getOrDefault(name, 0)));
      }
    }
    return limits;
  }

  @Override
  public Limit concurrency() {
    AccountLimit limit = lambda.get().getAccountSettings().accountLimit();
    return new Limit(
        limit.concurrentExecutions(),
        limit.concurrentExecutions() - limit.unreservedConcurrentExecutions());
  }
}
