package com.paymentmigration.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.config.DeletionProtection;
import com.paymentmigration.lambda.handler.JsonHandler;
import com.paymentmigration.lambda.handler.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;

class MigrationFunctionTest {
  @TempDir Path asset;
  private Stack stack;
  private FunctionPlatform platform;

  @BeforeEach
  void aStackWithWhatFunctionsShare() throws Exception {
    Files.writeString(asset.resolve("Handler.class"), "");
    stack =
        new Stack(
            new App(),
            "Functions",
            StackProps.builder().env(Environment.builder().region("us-east-1").build()).build());
    Vpc vpc =
        Vpc.Builder.create(stack, "Vpc")
            .restrictDefaultSecurityGroup(false)
            .subnetConfiguration(
                List.of(
                    SubnetConfiguration.builder()
                        .name("app")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
            .build();
    platform =
        new FunctionPlatform(
            Code.fromAsset(asset.toString()),
            vpc,
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build(),
            SecurityGroup.fromSecurityGroupId(stack, "Plain", "sg-plain"),
            SecurityGroup.fromSecurityGroupId(stack, "Databases", "sg-databases"),
            new Key(stack, "Key"),
            RetentionDays.ONE_YEAR,
            RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
            DeletionProtection.never());
  }

  private MigrationFunctionProps props(boolean reachesDatabases) {
    return new MigrationFunctionProps(
        platform,
        JsonHandler.class,
        "Moves nothing",
        30,
        1769,
        reachesDatabases,
        Map.of(Setting.STATE_TABLE, "table", Setting.STACK_ID, "stack"),
        List.of(
            PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:GetItem"))
                .resources(List.of("arn:aws:dynamodb:us-east-1:111122223333:table/t"))
                .build()));
  }

  private Template template(boolean reachesDatabases) {
    new MigrationFunction(stack, "Tested", props(reachesDatabases));
    return Template.fromStack(stack);
  }

  @Test
  void aFunctionIsFourResourcesAndNoInlinePolicy() {
    Template template = template(false);

    template.resourceCountIs("AWS::Lambda::Function", 1);
    template.resourceCountIs("AWS::IAM::Role", 1);
    template.resourceCountIs("AWS::IAM::ManagedPolicy", 1);
    template.resourceCountIs("AWS::Logs::LogGroup", 1);
    template.resourceCountIs("AWS::IAM::Policy", 0);
    template.hasResourceProperties(
        "AWS::IAM::Role", Match.objectLike(Map.of("Policies", Match.absent())));
  }

  @Test
  void itRunsOnJava25ForArmWithoutSnapStart() {
    template(false)
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Match.objectLike(
                Map.of(
                    "Runtime", "java25",
                    "Architectures", List.of("arm64"),
                    "Handler", JsonHandler.class.getName(),
                    "SnapStart", Match.absent())));
  }

  @Test
  void onlyAFunctionThatReachesDatabasesIsInTheirGroup() {
    template(true)
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Match.objectLike(
                Map.of(
                    "VpcConfig",
                    Match.objectLike(Map.of("SecurityGroupIds", List.of("sg-databases"))))));
  }

  @Test
  void theOnlyWildcardIsTheNetworkInterfaceStatement() {
    List<String> wildcards =
        template(false).findResources("AWS::IAM::ManagedPolicy").values().stream()
            .flatMap(policy -> statementsOf(policy).stream())
            .filter(statement -> "*".equals(statement.get("Resource")))
            .filter(statement -> "Allow".equals(statement.get("Effect")))
            .map(statement -> (String) statement.get("Sid"))
            .toList();

    assertThat(wildcards).containsExactly("LiveInVpc");
  }

  @Test
  void aStatementOnEverythingNeedsAReason() {
    PolicyStatement everything =
        PolicyStatement.Builder.create()
            .actions(List.of("cloudwatch:DescribeAlarms"))
            .resources(List.of("*"))
            .build();

    assertThatThrownBy(
            () ->
                new MigrationFunctionProps(
                    platform, JsonHandler.class, "x", 1, 128, false, Map.of(), List.of(everything)))
        .hasMessage(
            "statements: received [cloudwatch:DescribeAlarms] on *, allowed: a WildcardGrant");
    assertThatThrownBy(() -> new WildcardGrant("Read", List.of("cloudwatch:Get*"), "because"))
        .hasMessage("actions of Read: received cloudwatch:Get*, allowed: calls by their full name");
    assertThatThrownBy(() -> new WildcardGrant("Read", List.of("cloudwatch:GetMetric"), " "))
        .hasMessage("reason of Read: received nothing, needed a reason");
  }

  @Test
  void logsAndEnvironmentAreEncryptedWithTheCustomerKey() {
    Template template = template(false);

    template.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Match.objectLike(Map.of("KmsKeyId", Match.anyValue(), "RetentionInDays", 365)));
    template.hasResourceProperties(
        "AWS::Lambda::Function", Match.objectLike(Map.of("KmsKeyArn", Match.anyValue())));
  }

  @Test
  void aTimeoutOutsideLambdasRangeIsRejected() {
    assertThatThrownBy(
            () ->
                new MigrationFunctionProps(
                    platform, JsonHandler.class, "x", 901, 128, false, Map.of(), List.of()))
        .hasMessage("timeoutSeconds: received 901, allowed: 1 to 900");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> statementsOf(Map<String, Object> policy) {
    Map<String, Object> properties = (Map<String, Object>) policy.get("Properties");
    Map<String, Object> document = (Map<String, Object>) properties.get("PolicyDocument");
    return (List<Map<String, Object>>) document.get("Statement");
  }
}
