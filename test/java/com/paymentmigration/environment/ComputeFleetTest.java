package com.paymentmigration.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

class ComputeFleetTest {
  private final EnvironmentFixture fixture = new EnvironmentFixture("prod");
  private Resources resources;

  @BeforeEach
  void aFleetThatScalesOnRequests() {
    ComputeFleet fleet =
        new ComputeFleet(
            fixture.stack,
            "Tested",
            new ComputeFleetProps(
                fixture.fleet(Environment.BLUE),
                new DatabaseAddress("blue-reader.example", 3307, "payments")));
    Construct forwarding = new Construct(fixture.stack, "Forwarding");
    fleet.scaleOnRequests("app/load-balancer/1", forwarding);
    Tags.of(fixture.stack).add("CostCenter", "payments");
    resources = Resources.of(Template.fromStack(fixture.stack));
  }

  private Map<String, Object> only(String type) {
    return resources.propertiesOf(type).values().iterator().next();
  }

  private Map<String, Object> launchData() {
    return Resources.map(only("AWS::EC2::LaunchTemplate").get("LaunchTemplateData"));
  }

  private String userData() {
    return launchData().get("UserData").toString();
  }

  private Map<String, Object> statement(String sid) {
    return Resources.statements(only("AWS::IAM::ManagedPolicy").get("PolicyDocument")).stream()
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFleetIsThisManyResourcesAndNoMore() {
    assertThat(resources.countByType())
        .containsExactly(
            Map.entry("AWS::AutoScaling::AutoScalingGroup", 1),
            Map.entry("AWS::AutoScaling::ScalingPolicy", 2),
            Map.entry("AWS::EC2::LaunchTemplate", 1),
            Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", 1),
            Map.entry("AWS::IAM::InstanceProfile", 1),
            Map.entry("AWS::IAM::ManagedPolicy", 1),
            Map.entry("AWS::IAM::Role", 1),
            Map.entry("AWS::Logs::LogGroup", 1));
  }

  @Test
  void instancesAnswerMetadataOnlyToSessionsOneHopAway() {
    assertThat(Resources.map(launchData().get("MetadataOptions")))
        .containsEntry("HttpTokens", "required")
        .containsEntry("HttpPutResponseHopLimit", 1);
  }

  @Test
  void theVolumeIsEncryptedWithTheVolumesKey() {
    Map<String, Object> device = Resources.list(launchData().get("BlockDeviceMappings")).get(0);

    assertThat(device).containsEntry("DeviceName", "/dev/xvda");
    assertThat(Resources.map(device.get("Ebs")))
        .containsEntry("Encrypted", true)
        .containsEntry("VolumeType", "gp3")
        .containsEntry("KmsKeyId", "arn:aws:kms:us-east-1:111122223333:key/volumes");
  }

  @Test
  void theImageIsTheParameterAndNotAMapping() {
    assertThat(launchData()).containsEntry("ImageId", "ami-blue");
  }

  @Test
  void theEnvironmentFileNamesEverythingAnApplicationFollows() {
    assertThat(userData())
        .contains(
            "/etc/payment/environment",
            "PAYMENT_ENVIRONMENT=blue\n",
            "AWS_REGION=us-east-1\n",
            "STATE_TABLE=state\n",
            "SESSION_TABLE=sessions\n",
            "BLUE_APPLICATION_SECRET_ARN=arn:aws:secretsmanager:",
            "GREEN_APPLICATION_SECRET_ARN=arn:aws:secretsmanager:",
            "READER_ENDPOINT=blue-reader.example\n",
            "DATABASE_PORT=3307\n",
            "APPLICATION_PORT=8443\n");
  }

  @Test
  void userDataHoldsNoSecretAndNoWriterEndpoint() {
    assertThat(userData()).doesNotContain("resolve:secretsmanager", "WRITER", "CLUSTER_ENDPOINT");
  }

  @Test
  void anInstanceFollowsTheWriterWithTheStatementsOfTheStateTable() {
    assertThat(statement("FollowWriter"))
        .containsEntry("Resource", "arn:aws:dynamodb:us-east-1:111122223333:table/state");
  }

  @Test
  void anInstanceReadsTheApplicationSecretsOnly() {
    assertThat((List<?>) statement("ReadApplicationSecrets").get("Resource"))
        .hasSize(2)
        .allSatisfy(arn -> assertThat((String) arn).contains("payment_app_"));
  }

  @Test
  void onlyActionsWithoutResourcesHaveAWildcard() {
    assertThat(
            Resources.statements(only("AWS::IAM::ManagedPolicy").get("PolicyDocument")).stream()
                .filter(statement -> "*".equals(statement.get("Resource")))
                .map(statement -> statement.get("Sid")))
        .containsExactly("PublishMetrics", "AcceptOperatorSessions");
  }

  @Test
  void theGroupSpansThreeZonesAndTrustsTheLoadBalancersHealthChecks() {
    assertThat(only("AWS::AutoScaling::AutoScalingGroup"))
        .containsEntry("VPCZoneIdentifier", List.of("app-a", "app-b", "app-c"))
        .containsEntry("HealthCheckType", "ELB")
        .containsKey("HealthCheckGracePeriod");
  }

  @Test
  void capacityThatScalingChangesIsNotInTheTemplate() {
    assertThat(only("AWS::AutoScaling::AutoScalingGroup")).doesNotContainKey("DesiredCapacity");
  }

  @Test
  void aChangedTemplateReplacesNoInstanceByItself() {
    assertThat(resources.ofType("AWS::AutoScaling::AutoScalingGroup").values().iterator().next())
        .doesNotContainKey("UpdatePolicy");
  }

  @Test
  void tagsReachInstancesAndVolumes() {
    assertThat(Resources.list(launchData().get("TagSpecifications")))
        .extracting(specification -> specification.get("ResourceType"))
        .containsExactlyInAnyOrder("instance", "volume");
    assertThat(Resources.list(only("AWS::AutoScaling::AutoScalingGroup").get("Tags")))
        .filteredOn(tag -> "CostCenter".equals(tag.get("Key")))
        .singleElement()
        .satisfies(tag -> assertThat(tag).containsEntry("PropagateAtLaunch", true));
  }

  @Test
  void aFleetNeverScalesInByItself() {
    assertThat(resources.propertiesOf("AWS::AutoScaling::ScalingPolicy").values())
        .hasSize(2)
        .allSatisfy(
            policy ->
                assertThat(Resources.map(policy.get("TargetTrackingConfiguration")))
                    .containsEntry("DisableScaleIn", true));
  }

  @Test
  void targetsFailAndDrainWellWithinTheRollbackBudget() {
    Map<String, Object> targets = only("AWS::ElasticLoadBalancingV2::TargetGroup");

    int failing =
        (int) targets.get("HealthCheckIntervalSeconds")
            * (int) targets.get("UnhealthyThresholdCount");
    assertThat(failing).isLessThanOrEqualTo(10);
    assertThat((int) targets.get("HealthCheckTimeoutSeconds"))
        .isLessThan((int) targets.get("HealthCheckIntervalSeconds"));
    assertThat(attribute(targets, "deregistration_delay.timeout_seconds")).isEqualTo("30");
  }

  @Test
  void targetsAreReachedByTlsAndClientsDoNotStick() {
    Map<String, Object> targets = only("AWS::ElasticLoadBalancingV2::TargetGroup");

    assertThat(targets)
        .containsEntry("Protocol", "HTTPS")
        .containsEntry("HealthCheckProtocol", "HTTPS");
    assertThat(attribute(targets, "stickiness.enabled")).isEqualTo("false");
  }

  @Test
  void everyFindingIsDecided() {
    assertThat(NagFindings.of(fixture.stack)).isEmpty();
  }

  private static Object attribute(Map<String, Object> targets, String key) {
    return Resources.list(targets.get("TargetGroupAttributes")).stream()
        .filter(attribute -> key.equals(attribute.get("Key")))
        .findFirst()
        .orElseThrow()
        .get("Value");
  }
}
