package com.paymentmigration.environment;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.TestStacks;
import java.util.List;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** A stack with imported surroundings, so that a template holds the tested construct only. */
final class EnvironmentFixture {
  static final List<String> ZONES = List.of("zone-a", "zone-b", "zone-c");
  private static final String ARN = "arn:aws:%s:us-east-1:111122223333:%s";

  final Stack stack = TestStacks.stack();
  final DeploymentProfile profile;
  final CfnParameter name =
      CfnParameter.Builder.create(stack, "EnvironmentName").type("String").build();
  private final DeletionProtection protection;
  private final Construct surroundings = new Construct(stack, "Surroundings");
  private final IVpc vpc =
      Vpc.fromVpcAttributes(
          surroundings,
          "Vpc",
          VpcAttributes.builder()
              .vpcId("vpc-1")
              .availabilityZones(ZONES)
              .privateSubnetIds(List.of("app-a", "app-b", "app-c"))
              .isolatedSubnetIds(List.of("data-a", "data-b", "data-c"))
              .build());

  EnvironmentFixture(String profile) {
    this.profile = TestStacks.profile(profile);
    protection =
        this.profile.retention().deletionProtection()
            ? DeletionProtection.when(
                CfnCondition.Builder.create(stack, "Protected")
                    .expression(Fn.conditionEquals(name.getValueAsString(), "on"))
                    .build())
            : DeletionProtection.never();
  }

  AuroraClusterProps cluster(Environment environment) {
    return new AuroraClusterProps(
        environment,
        name.getValueAsString(),
        profile.database(),
        profile.databaseSettings(),
        profile.retention(),
        protection,
        new ClusterPlacement(
            vpc,
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build(),
            ZONES,
            List.of(group("sg-database-" + environment.key()), group("sg-peer"))),
        key("database"),
        key("operations"),
        secret("admin"));
  }

  FleetPlan fleet(Environment environment) {
    return new FleetPlan(
        environment,
        profile.fleet(),
        "ami-" + environment.key(),
        new FleetPlacement(
            vpc,
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build(),
            group("sg-fleet-" + environment.key())),
        new ApplicationData(
            "state",
            "sessions",
            List.of(
                PolicyStatement.Builder.create()
                    .sid("FollowWriter")
                    .actions(List.of("dynamodb:GetItem"))
                    .resources(List.of(ARN.formatted("dynamodb", "table/state")))
                    .build()),
            secret("payment_app_blue"),
            secret("payment_app_green"),
            key("secrets")),
        profile.retention(),
        key("volumes"),
        key("operations"),
        ARN.formatted("sns", "topic"));
  }

  private IKey key(String id) {
    return Key.fromKeyArn(once("key"), "K", ARN.formatted("kms", "key/" + id));
  }

  private ISecret secret(String id) {
    return Secret.fromSecretCompleteArn(
        once("secret"), "S", ARN.formatted("secretsmanager", "secret:" + id + "-AbCdEf"));
  }

  private ISecurityGroup group(String id) {
    return SecurityGroup.fromSecurityGroupId(
        once("group"), "G", id, SecurityGroupImportOptions.builder().mutable(false).build());
  }

  private Construct once(String id) {
    return new Construct(surroundings, id + surroundings.getNode().getChildren().size());
  }
}
