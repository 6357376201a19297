package com.paymentmigration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.NodeTools;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The policies for people, judged by the Service Authorization Reference. */
class PoliciesIT {
  /**
   * What the reference sees otherwise than the policies, and why they are right. CloudWatch returns
   * composite alarms only for {@code *} ("DescribeAlarms", CloudWatch API Reference). A metric is
   * no resource; the optional dataset is none of this stack's. A quota is read by anybody who may
   * know it, and there are several. CloudWatch Logs asks for {@code log-group::log-stream:} when
   * log groups are listed, although the reference has no resource type there.
   */
  private static final List<String> NAMED =
      List.of(
          "cloudwatch:DescribeAlarms stands on *",
          "cloudwatch:GetMetricData stands on *",
          "servicequotas:GetServiceQuota stands on *",
          "logs:DescribeLogGroups takes no resource");

  private static List<String> problems(String policies) {
    return NodeTools.run("policies.mjs", policies)
        .lines()
        .filter(line -> NAMED.stream().noneMatch(line::contains))
        .toList();
  }

  @Test
  void everyActionResourceAndConditionOfEveryPolicyIsKnownToTheReference() {
    List<Path> policies =
        Repository.files().stream()
            .filter(file -> file.toString().matches(".*/docs/[a-z-]+-policy\\.json"))
            .toList();
    String all =
        policies.stream()
            .map(file -> "\"" + file.getFileName() + "\": " + Repository.read(file))
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(policies).hasSizeGreaterThanOrEqualTo(5);
    assertThat(problems(all)).isEmpty();
  }

  @Test
  void aWrongActionResourceOrConditionIsFound() {
    assertThat(problems(sample("rds:DeleteDbCluster2", "*", "aws:PrincipalTag/x")))
        .containsExactly("sample: S: rds:DeleteDbCluster2 is no action");
    assertThat(
            problems(
                sample(
                    "states:SendTaskSuccess",
                    "arn:aws:states:r:a:stateMachine:m",
                    "aws:PrincipalTag/x")))
        .containsExactly(
            "sample: S: states:SendTaskSuccess takes no resource, and stands on arn:aws:states:r:a:stateMachine:m");
    assertThat(
            problems(
                sample("rds:RebootDBInstance", "arn:aws:rds:r:a:cluster:c", "ssm:resourceTag/x")))
        .containsExactly(
            "sample: S: rds:RebootDBInstance takes none of arn:aws:rds:r:a:cluster:c",
            "sample: S: rds:RebootDBInstance knows no condition key ssm:resourceTag/x",
            "sample: S: no action takes arn:aws:rds:r:a:cluster:c");
    assertThat(problems(sample("rds:RebootDBInstance", "*", "aws:ResourceTag/x"))).hasSize(1);
  }

  private static String sample(String action, String resource, String key) {
    return """
        {"sample": {"Statement": [{"Sid": "S", "Effect": "Allow", "Action": "%s", "Resource": "%s",
          "Condition": {"StringEquals": {"%s": "v"}}}]}}
        """
        .formatted(action, resource, key);
  }
}
