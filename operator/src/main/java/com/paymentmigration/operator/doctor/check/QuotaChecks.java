package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Limit;
import com.paymentmigration.operator.doctor.account.Quotas;
import com.paymentmigration.operator.doctor.account.ServiceLimits;
import com.paymentmigration.operator.doctor.account.Usage;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Limits of the account that a first deployment meets. What is needed is counted in the template;
 * where the stack exists already, only growth would count, so these are asked before it does.
 */
public final class QuotaChecks {
  /** Where the quotas of IAM are, whatever the stack's region (IAM User Guide, quotas). */
  private static final String IAM_REGION = "us-east-1";

  private final PlannedStack plan;
  private final Quotas quotas;
  private final Usage usage;
  private final ServiceLimits limits;

  private QuotaChecks(PlannedStack plan, Quotas quotas, Usage usage, ServiceLimits limits) {
    this.plan = plan;
    this.quotas = quotas;
    this.usage = usage;
    this.limits = limits;
  }

  /** The checks. */
  public static List<Check> all(
      PlannedStack plan, Quotas quotas, Usage usage, ServiceLimits limits) {
    QuotaChecks checks = new QuotaChecks(plan, quotas, usage, limits);
    List<Check> all = new ArrayList<>();
    for (ServiceQuota quota : ServiceQuota.values()) {
      all.add(checks.quota(quota));
    }
    all.addAll(checks.natGateways());
    all.add(checks.concurrency());
    all.addAll(checks.named(NamedLimit.RDS, limits::databases));
    all.addAll(checks.named(NamedLimit.ELB, limits::loadBalancing));
    all.addAll(checks.named(NamedLimit.IAM, limits::identities));
    return all;
  }

  private Check quota(ServiceQuota quota) {
    Map<ServiceQuota, ToLongFunction<Usage>> used = ServiceQuota.used();
    return new QuotaCheck(
            quota.key(),
            quota.words(),
            () -> needed(quota),
            () ->
                new Limit(
                    quotas.allowed(quota.service(), quota.code()),
                    used.get(quota).applyAsLong(usage)),
            raise(quota.service(), quota.code()))
        .check();
  }

  private long needed(ServiceQuota quota) {
    Needs needs = new Needs(plan);
    return switch (quota) {
      case ELASTIC_IPS -> plan.count("AWS::EC2::EIP");
      case VPCS -> plan.count("AWS::EC2::VPC");
      case INTERNET_GATEWAYS -> plan.count("AWS::EC2::InternetGateway");
      case GATEWAY_ENDPOINTS -> needs.endpoints("Gateway");
      case INTERFACE_ENDPOINTS -> needs.endpoints("Interface");
      case GROUP_RULES -> needs.groupRules();
      case STANDARD_VCPUS -> needs.vcpus(usage::vcpus);
    };
  }

  private List<Check> natGateways() {
    List<Check> checks = new ArrayList<>();
    Map<String, Long> needed = new Needs(plan).natGateways();
    needed.forEach(
        (zone, count) ->
            checks.add(
                new QuotaCheck(
                        "quota-nat-gateways",
                        "NAT gateways in " + zone,
                        () -> count,
                        () ->
                            new Limit(
                                quotas.allowed("vpc", "L-FE5A380F"),
                                usage.natGateways().getOrDefault(zone, 0L)),
                        raise("vpc", "L-FE5A380F"))
                    .check()));
    return checks;
  }

  private Check concurrency() {
    return new QuotaCheck(
            "quota-concurrency",
            "Lambda concurrent executions",
            new Needs(plan)::concurrency,
            limits::concurrency,
            raise("lambda", "L-B99A9384"))
        .check();
  }

  private List<Check> named(List<NamedLimit> names, Supplier<Map<String, Limit>> limit) {
    List<Check> checks = new ArrayList<>();
    for (NamedLimit name : names) {
      long needed = name.types().stream().mapToLong(plan::count).sum();
      if (needed > 0) {
        checks.add(
            new QuotaCheck(
                    "quota-" + name.key(),
                    name.words(),
                    () -> needed,
                    () -> known(name, limit.get()),
                    raise(name.service(), name.code()))
                .check());
      }
    }
    return checks;
  }

  private static Limit known(NamedLimit name, Map<String, Limit> limits) {
    Limit limit = limits.get(name.limit());
    if (limit == null) {
      throw new IllegalStateException("the service does not tell its limit " + name.limit());
    }
    return limit;
  }

  private String raise(String service, String code) {
    return "aws service-quotas request-service-quota-increase --region "
        + (service.equals("iam") ? IAM_REGION : plan.region())
        + " --service-code "
        + service
        + " --quota-code "
        + code
        + " --desired-value DESIRED";
  }
}
