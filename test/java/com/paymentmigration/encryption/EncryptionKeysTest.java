package com.paymentmigration.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EncryptionKeysTest {
  private static final Map<String, Object> ACCOUNT = Map.of("Ref", "AWS::AccountId");
  private final Stack stack = TestStacks.stack();

  private Template template(RemovalPolicy removalPolicy) {
    new EncryptionKeys(stack, "Tested", new EncryptionKeysProps(removalPolicy));
    return Template.fromStack(stack);
  }

  private Map<String, Object> statement(String key, String sid) {
    return Resources.of(template(RemovalPolicy.RETAIN))
        .propertiesOf("AWS::KMS::Key")
        .values()
        .stream()
        .filter(properties -> ((String) properties.get("Description")).contains(key))
        .flatMap(properties -> Resources.statements(properties.get("KeyPolicy")).stream())
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no statement " + sid));
  }

  @Test
  void thereAreSixKeysAndNothingElse() {
    assertThat(Resources.of(template(RemovalPolicy.RETAIN)).countByType())
        .containsExactly(Map.entry("AWS::KMS::Key", 6));
  }

  @Test
  void everyKeyIsEnabledAndRotatesYearly() {
    template(RemovalPolicy.RETAIN)
        .allResourcesProperties(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of("EnableKeyRotation", true, "RotationPeriodInDays", 365, "Enabled", true)));
  }

  @Test
  void keysThatAreRetainedSurviveTheStackAndHaveTheLongestWindow() {
    template(RemovalPolicy.RETAIN)
        .allResources(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy", "Retain",
                    "UpdateReplacePolicy", "Retain",
                    "Properties", Match.objectLike(Map.of("PendingWindowInDays", 30)))));
  }

  @Test
  void keysThatGoWithTheStackHaveTheShortestWindow() {
    template(RemovalPolicy.DESTROY)
        .allResources(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of(
                    "DeletionPolicy", "Delete",
                    "UpdateReplacePolicy", "Delete",
                    "Properties", Match.objectLike(Map.of("PendingWindowInDays", 7)))));
  }

  @Test
  void everyKeyTrustsTheAccountSoThatRolePoliciesDecide() {
    template(RemovalPolicy.RETAIN)
        .allResourcesProperties(
            "AWS::KMS::Key",
            Match.objectLike(
                Map.of(
                    "KeyPolicy",
                    Match.objectLike(
                        Map.of(
                            "Statement",
                            Match.arrayWith(
                                List.of(
                                    Match.objectLike(
                                        Map.of(
                                            "Action",
                                            "kms:*",
                                            "Principal",
                                            Map.of(
                                                "AWS",
                                                Map.of(
                                                    "Fn::Join",
                                                    List.of(
                                                        "",
                                                        List.of(
                                                            "arn:aws:iam::",
                                                            ACCOUNT,
                                                            ":root")))))))))))));
  }

  @Test
  void noKeyPolicyNamesAResourceOfTheStack() {
    Resources.of(template(RemovalPolicy.RETAIN))
        .propertiesOf("AWS::KMS::Key")
        .forEach(
            (id, properties) ->
                assertThat(properties.get("KeyPolicy").toString())
                    .as(id)
                    .doesNotContain("Fn::GetAtt")
                    .doesNotContainPattern("Ref=(?!AWS::)"));
  }

  @Test
  void cloudWatchLogsUsesTheOperationsKeyForLogGroupsOfThisAccountOnly() {
    Map<String, Object> statement = statement("Logs", "CloudWatchLogsOfThisAccount");

    assertThat(statement.get("Principal"))
        .isEqualTo(Map.of("Service", "logs.us-east-1.amazonaws.com"));
    assertThat(statement.get("Condition"))
        .isEqualTo(
            Map.of(
                "ArnLike",
                Map.of(
                    "kms:EncryptionContext:aws:logs:arn",
                    Map.of(
                        "Fn::Join",
                        List.of(
                            "", List.of("arn:aws:logs:us-east-1:", ACCOUNT, ":log-group:*"))))));
    assertThat(statement.get("Action"))
        .isEqualTo(
            List.of(
                "kms:Decrypt*",
                "kms:Describe*",
                "kms:Encrypt*",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*"));
  }

  @Test
  void alarmsOfThisAccountOnlyReachAnEncryptedTopic() {
    Map<String, Object> statement = statement("Logs", "AlarmsOfThisAccountNotify");

    assertThat(statement.get("Principal")).isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
    assertThat(statement.get("Action")).isEqualTo(List.of("kms:Decrypt", "kms:GenerateDataKey*"));
    assertThat(statement.get("Condition"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of("aws:SourceAccount", ACCOUNT),
                "ArnLike",
                Map.of(
                    "aws:SourceArn",
                    Map.of(
                        "Fn::Join",
                        List.of(
                            "", List.of("arn:aws:cloudwatch:us-east-1:", ACCOUNT, ":alarm:*"))))));
  }

  @Test
  void volumesNeedNoServiceLinkedRoleThatAFreshAccountLacks() {
    Map<String, Object> statement = statement("Volumes", "VolumesOfThisAccount");

    assertThat(statement.get("Principal")).isEqualTo(Map.of("AWS", "*"));
    assertThat(statement.get("Condition"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of(
                    "kms:CallerAccount",
                    ACCOUNT,
                    "kms:ViaService",
                    "ec2.us-east-1.amazonaws.com")));
    assertThat(Resources.list(statement.get("Action")).toString()).contains("kms:CreateGrant");
  }

  @Test
  void launchesAreToldOnAnEncryptedTopicWithoutNamingAServiceLinkedRole() {
    Map<String, Object> statement = statement("Logs", "TopicsOfThisAccount");

    assertThat(statement.get("Principal")).isEqualTo(Map.of("AWS", "*"));
    assertThat(statement.get("Condition"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of(
                    "kms:CallerAccount",
                    ACCOUNT,
                    "kms:ViaService",
                    "sns.us-east-1.amazonaws.com")));
  }

  @Test
  void theKeysDrawNoFinding() {
    template(RemovalPolicy.RETAIN);

    assertThat(NagFindings.of(stack)).isEmpty();
  }

  @Test
  void aSnapshotPolicyIsRejectedBecauseKeysHaveNoSnapshots() {
    assertThatThrownBy(() -> new EncryptionKeysProps(RemovalPolicy.SNAPSHOT))
        .hasMessage("removalPolicy: received SNAPSHOT, allowed: RETAIN, DESTROY");
  }
}
