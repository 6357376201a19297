package com.paymentmigration.operator.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.operator.doctor.account.Buckets;
import com.paymentmigration.operator.doctor.account.Identities;
import com.paymentmigration.operator.doctor.account.Settings;
import com.paymentmigration.operator.doctor.plan.Assembly;
import com.paymentmigration.operator.doctor.plan.ParameterValues;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.report.Finding;
import com.paymentmigration.operator.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The manifest's words are those that cdk synth writes. */
class BootstrapCheckTest {
  private static final String PROPERTIES =
      """
      {"assumeRoleArn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-deploy-role-${AWS::AccountId}-us-east-1",
       "cloudFormationExecutionRoleArn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-us-east-1",
       "requiresBootstrapStackVersion": 6,
       "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"}
      """;
  private static final String ASSET =
      """
      {"bucketName": "cdk-hnb659fds-assets-${AWS::AccountId}-us-east-1",
       "assumeRoleArn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-file-publishing-role-${AWS::AccountId}-us-east-1"}
      """;

  private record Bootstrap(Optional<String> version, Optional<String> bucketRegion, boolean roles)
      implements Settings, Buckets, Identities {
    @Override
    public Optional<String> parameter(String name) {
      assertThat(name).isEqualTo("/cdk-bootstrap/hnb659fds/version");
      return version;
    }

    @Override
    public Optional<String> region(String bucket, String owner) {
      assertThat(bucket).isEqualTo("cdk-hnb659fds-assets-111122223333-us-east-1");
      return bucketRegion;
    }

    @Override
    public Optional<String> role(String name) {
      assertThat(name)
          .matches("cdk-hnb659fds-(deploy|cfn-exec|file-publishing)-role-111122223333-us-east-1");
      return roles ? Optional.of("arn:aws:iam::111122223333:role/" + name) : Optional.empty();
    }

    @Override
    public String blockedPublicAccess() {
      throw new AssertionError();
    }

    @Override
    public List<String> logPolicies() {
      throw new AssertionError();
    }

    @Override
    public Optional<String> policy(String bucket) {
      throw new AssertionError();
    }

    @Override
    public String encryption(String bucket) {
      throw new AssertionError();
    }

    @Override
    public Optional<String> retention(String bucket) {
      throw new AssertionError();
    }

    @Override
    public Map<String, String> decisions(String identity, String action, List<String> resources) {
      throw new AssertionError();
    }
  }

  private static List<Finding> look(Bootstrap account) {
    Assembly assembly =
        new Assembly(
            Path.of("cdk.out"),
            "stack",
            "us-east-1",
            Plans.json("{}"),
            Plans.json(PROPERTIES),
            List.of(Plans.json(ASSET)));
    PlannedStack plan =
        new PlannedStack(
            assembly, ParameterValues.of(assembly.template(), Map.of(), Map.of()), Plans.ACCOUNT);
    return BootstrapCheck.all(plan, account, account, account).stream().map(Plans::only).toList();
  }

  @Test
  void aBootstrapOfTheVersionOrANewerOnePasses() {
    assertThat(look(new Bootstrap(Optional.of("29"), Optional.of("us-east-1"), true)))
        .hasSize(5)
        .extracting(Finding::verdict)
        .containsOnly(Verdict.OK);
  }

  @Test
  void whatIsMissingOrTooOldFailsWithTheCommand() {
    assertThat(look(new Bootstrap(Optional.of("5"), Optional.empty(), false)))
        .hasSize(5)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL))
        .allSatisfy(
            finding ->
                assertThat(finding.commands())
                    .containsExactly(
                        "npx aws-cdk@2.1148.1 bootstrap aws://111122223333/us-east-1"));
    assertThat(look(new Bootstrap(Optional.empty(), Optional.of("eu-west-1"), true)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.FAIL, Verdict.FAIL, Verdict.OK, Verdict.OK, Verdict.OK);
  }
}
