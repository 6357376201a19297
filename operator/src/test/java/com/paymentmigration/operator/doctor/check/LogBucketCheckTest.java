package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.Check;
import com.paymentmigration.operator.doctor.account.Buckets;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogBucketCheckTest {
  private static final String BALANCER =
      """
      "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {
        "LoadBalancerAttributes": [
          {"Key": "access_logs.s3.prefix", "Value": {"Ref": "EnvironmentName"}}]}}
      """;
  private static final String POLICY =
      """
      {"Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
        "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
        "Resource": "arn:aws:s3:::my-logs/dev-payment-a1b2c3d4/AWSLogs/111122223333/*"}]}
      """;

  /** A bucket as a test wants it. */
  private record Bucket(
      Optional<String> where, Optional<String> document, String algorithm, Optional<String> kept)
      implements Buckets {
    @Override
    public Optional<String> region(String bucket, String owner) {
      assertThat(owner).isEqualTo(Plans.ACCOUNT);
      return where;
    }

    @Override
    public Optional<String> policy(String bucket) {
      return document;
    }

    @Override
    public String encryption(String bucket) {
      return algorithm;
    }

    @Override
    public Optional<String> retention(String bucket) {
      return kept;
    }
  }

  private static List<Verdict> verdicts(Bucket bucket) {
    return look(bucket).stream().map(Finding::verdict).toList();
  }

  private static List<Finding> look(Bucket bucket) {
    List<Check> checks =
        LogBucketCheck.all(
            Plans.of(
                BALANCER,
                Map.of(
                    "AccessLogsBucketName", "my-logs", "EnvironmentName", "dev-payment-a1b2c3d4")),
            bucket);
    return checks.stream().map(Plans::only).toList();
  }

  @Test
  void aBucketAsTheGuideAsksForPasses() {
    assertThat(
            verdicts(
                new Bucket(
                    Optional.of("us-east-1"), Optional.of(POLICY), "AES256", Optional.empty())))
        .containsOnly(Verdict.OK);
  }

  @Test
  void eachFaultIsAFindingOfItsOwn() {
    assertThat(
            look(
                new Bucket(
                    Optional.of("eu-west-1"),
                    Optional.empty(),
                    "aws:kms",
                    Optional.of("COMPLIANCE for 365 days"))))
        .extracting(Finding::check, Finding::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("log-bucket", Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple("log-bucket-policy", Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple("log-bucket-encryption", Verdict.FAIL),
            org.assertj.core.groups.Tuple.tuple("log-bucket-lock", Verdict.WARN));
  }

  @Test
  void aPolicyThatForgetsThePrefixFailsWithTheResourceThatIsWanted() {
    Finding policy =
        look(new Bucket(
                Optional.of("us-east-1"),
                Optional.of(POLICY.replace("/dev-payment-a1b2c3d4", "")),
                "AES256",
                Optional.empty()))
            .get(1);

    assertThat(policy.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(policy.allowed())
        .contains("arn:aws:s3:::my-logs/dev-payment-a1b2c3d4/AWSLogs/111122223333/*");
  }

  @Test
  void aBucketThatIsNotThereFails() {
    assertThat(verdicts(new Bucket(Optional.empty(), Optional.empty(), "AES256", Optional.empty())))
        .startsWith(Verdict.FAIL);
  }
}
