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
   * What stands on {@code *} although its action has a resource type. CloudWatch returns composite
   * alarms only then ("DescribeAlarms", CloudWatch API Reference). A metric is no resource; the
   * optional dataset is none of this stack's.
   */
  private static final List<String> ON_EVERYTHING =
      List.of("cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData");

  private static List<String> problems(String policies) {
    return NodeTools.run("policies.mjs", policies)
        .lines()
        .filter(
            line -> ON_EVERYTHING.stream().noneMatch(each -> line.contains(each + " stands on *")))
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
            "sample: S: rds:RebootDBInstance does not take arn:aws:rds:r:a:cluster:c",
            "sample: S: rds:RebootDBInstance knows no condition key ssm:resourceTag/x");
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
