package com.paymentmigration.operator.doctor.check;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Settings;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import java.util.List;

/** Settings of the account that stop a deployment which is right otherwise. */
public final class AccountCheck {
  static final String ACCESS = "vpc-public-access";
  static final String LOG_POLICIES = "log-resource-policies";

  /** The policy that log delivery writes for itself, once a region. */
  private static final String DELIVERY = "AWSLogDeliveryWrite20150319";

  /** Quotas of CloudWatch Logs, "Resource policies": 10 a region, which cannot be raised. */
  private static final int MOST = 10;

  private AccountCheck() {}

  /** The checks. */
  public static List<Check> all(PlannedStack plan, Settings settings) {
    return List.of(
        Check.one(ACCESS, "VPC Block Public Access", () -> access(plan, settings)),
        Check.one(
            LOG_POLICIES, "CloudWatch Logs resource policies", () -> policies(plan, settings)));
  }

  private static Finding access(PlannedStack plan, Settings settings) {
    String mode = settings.blockedPublicAccess();
    return mode.equals("block-bidirectional")
        ? Finding.fail(
                ACCESS,
                "VPC Block Public Access",
                mode + " in " + plan.region(),
                "off or block-ingress: NAT gateways could not reach partners",
                "exclude the VPC, or change the mode")
            .then("aws ec2 describe-vpc-block-public-access-options --region " + plan.region())
        : Finding.ok(ACCESS, "VPC Block Public Access", mode);
  }

  private static Finding policies(PlannedStack plan, Settings settings) {
    List<String> names = settings.logPolicies();
    String subject = "CloudWatch Logs resource policies";
    return names.contains(DELIVERY) || names.size() < MOST
        ? Finding.ok(LOG_POLICIES, subject, names.size() + " of " + MOST + " in use")
        : Finding.fail(
                LOG_POLICIES,
                subject,
                names.size() + " of " + MOST + " in use, none is " + DELIVERY,
                "one free: log delivery of workflows and firewall adds its own",
                "merge or delete one")
            .then("aws logs describe-resource-policies --region " + plan.region());
  }
}
