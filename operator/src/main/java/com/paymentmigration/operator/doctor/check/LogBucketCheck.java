package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Buckets;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import com.paymentmigration.operator.report.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The bucket of the load balancer's access logs (its guide, "Enable access logs"): same region,
 * SSE-S3 only, a policy that lets the load balancer write.
 */
public final class LogBucketCheck {
  static final String BUCKET = "log-bucket";
  static final String POLICY = "log-bucket-policy";
  static final String ENCRYPTION = "log-bucket-encryption";
  static final String LOCK = "log-bucket-lock";
  private static final String PARAMETER = "AccessLogsBucketName";
  private static final String ATTRIBUTE = "access_logs.s3.";

  private final PlannedStack plan;
  private final Buckets buckets;

  private LogBucketCheck(PlannedStack plan, Buckets buckets) {
    this.plan = plan;
    this.buckets = buckets;
  }

  /** The checks; each asks for one thing, so that a forbidden call hides nothing else. */
  public static List<Check> all(PlannedStack plan, Buckets buckets) {
    LogBucketCheck check = new LogBucketCheck(plan, buckets);
    String subject = plan.shown(PARAMETER);
    return List.of(
        Check.one(BUCKET, subject, check::bucket),
        Check.one(POLICY, subject, check::policy),
        Check.one(ENCRYPTION, subject, check::encryption),
        Check.one(LOCK, subject, check::lock));
  }

  private Finding bucket() {
    String bucket = plan.parameter(PARAMETER);
    Optional<String> region = buckets.region(bucket, plan.account());
    if (region.isEmpty()) {
      return fail(BUCKET, "not found", "a bucket of this account", "make it")
          .then("aws s3 mb s3://" + bucket + " --region " + plan.region());
    }
    return region.get().equals(plan.region())
        ? ok(BUCKET, "of this account, in " + plan.region())
        : fail(
            BUCKET,
            "in " + region.get(),
            "a bucket in " + plan.region() + ", where the load balancer is",
            "name another");
  }

  private Finding policy() {
    String bucket = plan.parameter(PARAMETER);
    LogDelivery delivery =
        new LogDelivery(plan.region(), plan.account(), bucket, attribute("prefix"));
    String wanted =
        "Allow s3:PutObject on " + delivery.resource() + " to the service " + LogDelivery.SERVICE;
    Optional<String> policy = buckets.policy(bucket);
    if (policy.isEmpty()) {
      return fail(POLICY, "no bucket policy", wanted, "add that statement");
    }
    LogDelivery.Judgement judgement = delivery.judge(policy.get());
    return switch (judgement.answer()) {
      case YES -> ok(POLICY, judgement.reason());
      case NO ->
          fail(POLICY, judgement.reason(), wanted, "change the policy")
              .then("aws s3api get-bucket-policy --bucket " + bucket);
      case UNKNOWN ->
          Finding.warn(
              POLICY,
              plan.shown(PARAMETER),
              judgement.reason(),
              wanted,
              "look at that condition by hand; the deployment tells");
    };
  }

  private Finding encryption() {
    String algorithm = buckets.encryption(plan.parameter(PARAMETER));
    return algorithm.equals("AES256")
        ? ok(ENCRYPTION, "SSE-S3")
        : fail(
            ENCRYPTION,
            "default encryption " + algorithm,
            "SSE-S3 (AES256): access logs take no other",
            "change the default encryption, or name another bucket");
  }

  private Finding lock() {
    return buckets
        .retention(plan.parameter(PARAMETER))
        .map(
            words ->
                Finding.warn(
                    LOCK,
                    plan.shown(PARAMETER),
                    "Object Lock keeps each object by default: " + words,
                    "no default retention",
                    "AWS does not say that log delivery takes it: look for ELBAccessLogTestFile"
                        + " after the deployment, or name another bucket"))
        .orElseGet(() -> ok(LOCK, "no default retention"));
  }

  /** What the template gives the load balancer as its attribute. */
  private String attribute(String name) {
    for (Resource balancer : plan.resources("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
      for (JsonNode each : balancer.properties().path("LoadBalancerAttributes")) {
        if (each.path("Key").asText().equals(ATTRIBUTE + name)) {
          return plan.text(each.path("Value")).orElse("");
        }
      }
    }
    return "";
  }

  private Finding ok(String key, String evidence) {
    return Finding.ok(key, plan.shown(PARAMETER), evidence);
  }

  private Finding fail(String key, String received, String allowed, String advice) {
    return Finding.fail(key, plan.shown(PARAMETER), received, allowed, advice);
  }
}
