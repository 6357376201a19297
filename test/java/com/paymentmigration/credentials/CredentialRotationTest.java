package com.paymentmigration.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.handler.RotationHandler;
import com.paymentmigration.lambda.handler.Setting;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class CredentialRotationTest {
  private final CredentialsFixture fixture = new CredentialsFixture();
  private final CredentialRotation rotation = fixture.rotation();

  private Resources resources() {
    return Resources.of(Template.fromStack(fixture.stack));
  }

  private Map<String, Object> statement(String sid) {
    return resources().propertiesOf("AWS::IAM::ManagedPolicy").values().stream()
        .flatMap(policy -> Resources.statements(policy.get("PolicyDocument")).stream())
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no statement " + sid));
  }

  @Test
  void itIsAFunctionAPermissionAndFourSchedules() {
    assertThat(resources().countByType())
        .containsEntry("AWS::Lambda::Function", 1)
        .containsEntry("AWS::Lambda::Permission", 1)
        .containsEntry("AWS::SecretsManager::RotationSchedule", 4)
        .containsEntry("AWS::IAM::ManagedPolicy", 1)
        .containsEntry("AWS::IAM::Role", 1)
        .containsEntry("AWS::Logs::LogGroup", 1)
        .doesNotContainKeys(
            "AWS::IAM::Policy",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::SecretTargetAttachment");
  }

  @Test
  void everySecretIsRotatedAtOnceAndThenByTheProfilesDays() {
    Template.fromStack(fixture.stack)
        .allResourcesProperties(
            "AWS::SecretsManager::RotationSchedule",
            Match.objectLike(
                Map.of(
                    "RotateImmediatelyOnUpdate",
                    true,
                    "RotationRules",
                    Map.of("AutomaticallyAfterDays", CredentialsFixture.DAYS))));
    assertThat(
            resources().propertiesOf("AWS::SecretsManager::RotationSchedule").values().stream()
                .map(schedule -> schedule.get("SecretId"))
                .distinct())
        .hasSize(4);
  }

  @Test
  void onlySecretsManagerOfThisAccountMayCallTheFunction() {
    Template.fromStack(fixture.stack)
        .hasResourceProperties(
            "AWS::Lambda::Permission",
            Map.of(
                "Action",
                "lambda:InvokeFunction",
                "Principal",
                "secretsmanager.amazonaws.com",
                "SourceAccount",
                Map.of("Ref", "AWS::AccountId"),
                "FunctionName",
                Match.anyValue()));
  }

  @Test
  void schedulesWaitForPermissionAndForWhatTheyAreToldToWaitFor() {
    CfnResource cluster =
        new CfnResource(
            fixture.stack,
            "Cluster",
            CfnResourceProps.builder().type("AWS::RDS::DBCluster").build());
    rotation.scheduleAfter(List.of(cluster));
    assertThat(resources().ofType("AWS::SecretsManager::RotationSchedule").values())
        .allSatisfy(
            schedule ->
                assertThat(schedule.get("DependsOn").toString())
                    .contains("Cluster")
                    .contains("Permission"));
  }

  @Test
  void theFunctionMayTouchTheFourSecretsOnly() {
    Map<String, Object> statement = statement("RotateFourSecrets");
    assertThat(statement.get("Action"))
        .isEqualTo(
            List.of(
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage"));
    assertThat((List<?>) statement.get("Resource"))
        .hasSize(4)
        .allSatisfy(resource -> assertThat(resource.toString()).startsWith("{Ref=Database"));
  }

  @Test
  void theSecretsKeyIsUsedThroughSecretsManagerOnly() {
    assertThat(statement("UseSecretsKeyThroughSecretsManager").get("Condition").toString())
        .contains("kms:ViaService")
        .contains("secretsmanager.");
  }

  @Test
  void wildcardsAreThoseThatHaveNoResource() {
    List<Object> wildcards =
        resources().propertiesOf("AWS::IAM::ManagedPolicy").values().stream()
            .flatMap(policy -> Resources.statements(policy.get("PolicyDocument")).stream())
            .filter(statement -> "*".equals(statement.get("Resource")))
            .map(statement -> statement.get("Sid"))
            .toList();
    assertThat(wildcards).containsExactlyInAnyOrder("LiveInVpc", "MakePasswords", "NotByItsCode");
  }

  @Test
  void theFunctionLearnsEverythingFromItsEnvironment() {
    Template.fromStack(fixture.stack)
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Match.objectLike(
                Map.of(
                    "Handler",
                    RotationHandler.class.getName(),
                    "Timeout",
                    CredentialRotation.TIMEOUT_SECONDS,
                    "Environment",
                    Map.of(
                        "Variables",
                        Match.objectLike(
                            Map.of(
                                Setting.BLUE_CLUSTER_ENDPOINT.name(), "blue.example",
                                Setting.GREEN_CLUSTER_ENDPOINT.name(), "green.example",
                                Setting.DATABASE_PORT.name(), "3307",
                                Setting.DATABASE_NAME.name(), "payments",
                                Setting.STATE_TABLE.name(), Match.anyValue(),
                                Setting.ADMIN_SECRET_ARN.name(), Match.anyValue(),
                                Setting.REPLICATOR_SECRET_ARN.name(), Match.anyValue(),
                                Setting.BLUE_APPLICATION_SECRET_ARN.name(), Match.anyValue(),
                                Setting.GREEN_APPLICATION_SECRET_ARN.name(), Match.anyValue()))))));
  }

  @Test
  void noFindingIsLeft() {
    assertThat(NagFindings.of(rotation)).isEmpty();
  }

  @Test
  void moreThanNinetyDaysAreRejected() {
    assertThatThrownBy(
            () ->
                new CredentialRotationProps(
                    props().platform(),
                    props().credentials(),
                    props().clusters(),
                    props().state(),
                    91))
        .hasMessageContaining("received 91, allowed: 1 to 90 days");
  }

  private CredentialRotationProps props() {
    return fixture.props();
  }
}
