package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule accepts the compliant template and rejects one that breaks it. */
class ConstraintRulesTest {
  private static final String KEY = "{\"Ref\":\"EnvironmentName\"}";

  /**
   * A way to break the compliant template.
   *
   * @param what is wrong then
   * @param rule that must find it
   * @param logicalId where it must find it; empty for the template
   */
  record Breach(String what, String rule, String logicalId, UnaryOperator<Template> apply) {
    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  @Test
  void theCompliantTemplateIsAccepted() {
    assertThat(GateRun.errorsOfPart(Template.compliant().json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsFoundByItsRuleWhereItIs(Breach breach) {
    Template broken = breach.apply().apply(Template.compliant());

    assertThat(GateRun.errorsOfPart(broken.json()))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(breach.rule());
              assertThat(finding.logicalId()).isEqualTo(breach.logicalId());
              assertThat(finding.text()).contains(" | ").doesNotContain("| null");
            });
  }

  static Stream<Breach> breaches() {
    List<Breach> all = new ArrayList<>();
    encryption(all);
    credentials(all);
    rollback(all);
    network(all);
    tags(all);
    drift(all);
    parameters(all);
    privilege(all);
    sourceConditions(all);
    lifeCycle(all);
    storedProperties(all);
    return all.stream();
  }

  private static void encryption(List<Breach> all) {
    remove(all, "C1.CustomerKey", "Vault", "Properties/EncryptionKeyArn");
    remove(all, "C1.CustomerKey", "State", "Properties/SSESpecification/KMSMasterKeyId");
    remove(all, "C1.CustomerKey", "Rotation", "Properties/KmsKeyArn");
    remove(all, "C1.CustomerKey", "Logs", "Properties/KmsKeyId");
    remove(all, "C1.CustomerKey", "Cluster", "Properties/KmsKeyId");
    remove(all, "C1.CustomerKey", "Topic", "Properties/KmsMasterKeyId");
    remove(all, "C1.CustomerKey", "AdminSecret", "Properties/KmsKeyId");
    remove(all, "C1.CustomerKey", "RollbackWorkflow", "Properties/EncryptionConfiguration");
    set(all, "C1.CustomerKey", "Topic", "Properties/KmsMasterKeyId", "\"alias/aws/sns\"");
    set(all, "C1.CustomerKey", "Logs", "Properties/KmsKeyId", KEY);
    add(
        all,
        "C1.CustomerKey",
        "Queue",
        "{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"SqsManagedSseEnabled\":true}}");
    add(all, "C1.CustomerKey", "Bucket", "{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{}}");
    set(all, "C1.EncryptionOn", "Cluster", "Properties/StorageEncrypted", "false");
    set(all, "C1.EncryptionOn", "State", "Properties/SSESpecification/SSEEnabled", "false");
    remove(all, "C1.InsightsKey", "Instance", "Properties/PerformanceInsightsKMSKeyId");
    set(
        all,
        "C1.Volume",
        "Instances",
        "Properties/LaunchTemplateData/BlockDeviceMappings/0/Ebs/Encrypted",
        "false");
    remove(
        all,
        "C1.Volume",
        "Instances",
        "Properties/LaunchTemplateData/BlockDeviceMappings/0/Ebs/KmsKeyId");
    remove(all, "C1.Volume", "Instances", "Properties/LaunchTemplateData/BlockDeviceMappings");
    set(all, "C1.KeyRotation", "BackupKey", "Properties/EnableKeyRotation", "false");
    remove(all, "C1.KeyRotation", "BackupKey", "Properties/EnableKeyRotation");
  }

  private static void credentials(List<Breach> all) {
    all.add(
        new Breach(
            "no schedule",
            "C2.Rotation",
            "AdminSecret",
            template -> template.remove("/AdminRotation")));
    String rules = "Properties/RotationRules";
    set(all, "C2.RotationInterval", "AdminRotation", rules, "{\"AutomaticallyAfterDays\":91}");
    set(
        all,
        "C2.RotationInterval",
        "AdminRotation",
        rules,
        "{\"ScheduleExpression\":\"rate(365 days)\"}");
    remove(all, "C2.RotationInterval", "AdminRotation", rules);
    remove(all, "C2.RotationFunction", "AdminRotation", "Properties/RotationLambdaARN");
    set(all, "C2.Generated", "AdminSecret", "Properties/SecretString", "\"hunter2\"");
    set(all, "C2.NoPassword", "Cluster", "Properties/MasterUserPassword", "\"hunter22\"");
    set(all, "C2.NoPassword", "Cluster", "Properties/MasterUserPassword", KEY);
    set(all, "C2.SelfManaged", "Cluster", "Properties/ManageMasterUserPassword", "true");
    all.add(
        new Breach(
            "password as a parameter",
            "C2.NoPasswordParameter",
            "",
            template ->
                template.parameter(
                    "MasterPassword",
                    "{\"Type\":\"String\",\"NoEcho\":true,\"AllowedPattern\":\"^.{8,}$\"}")));
    set(
        all,
        "C2.NoPasswordVariable",
        "Rotation",
        "Properties/Environment/Variables/DB_PASSWORD",
        "\"x\"");
  }

  private static void rollback(List<Breach> all) {
    String attributes = "Properties/TargetGroupAttributes";
    set(all, "C3.Drain", "BlueTargets", attributes + "/0/Value", "\"300\"");
    remove(all, "C3.Drain", "BlueTargets", attributes + "/0");
    set(all, "C3.NoStickiness", "BlueTargets", attributes + "/1/Value", "\"true\"");
    set(all, "C3.HealthCheck", "BlueTargets", "Properties/HealthCheckIntervalSeconds", "60");
    remove(all, "C3.HealthCheck", "BlueTargets", "Properties/HealthyThresholdCount");
    definition(
        all, "C3.RollbackBudget", "\\\"TimeoutSeconds\\\": 35", "\\\"TimeoutSeconds\\\": 120");
    definition(all, "C3.RollbackBudget", "\\\"MaxAttempts\\\": 2", "\\\"MaxAttempts\\\": 9");
    definition(all, "C3.WorkflowTimeout", "\\\"TimeoutSeconds\\\": 280, ", "");
    definition(all, "C3.TaskTimeout", "\\\"TimeoutSeconds\\\": 35, ", "");
    set(all, "C3.ZombieTask", "RollbackWorkflow", "/Rotation/Properties/Timeout", "60");
    add(
        all,
        "C3.NoStickiness",
        "Weighted",
        """
        {"Type":"AWS::ElasticLoadBalancingV2::ListenerRule","Properties":{"Priority":10,
         "ListenerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/a/b/c",
         "Conditions":[{"Field":"path-pattern","PathPatternConfig":{"Values":["/*"]}}],
         "Actions":[{"Type":"forward","ForwardConfig":{
           "TargetGroups":[{"TargetGroupArn":{"Ref":"BlueTargets"},"Weight":1}],
           "TargetGroupStickinessConfig":{"Enabled":true,"DurationSeconds":60}}}]}}
        """);
  }

  private static void network(List<Breach> all) {
    String subnet = "{\"Ref\":\"PublicSubnet0\"}";
    set(all, "C4.PrivateSubnet", "Subnets", "Properties/SubnetIds/0", subnet);
    set(all, "C4.PrivateSubnet", "Rotation", "Properties/VpcConfig/SubnetIds/0", subnet);
    set(all, "C4.PrivateSubnet", "Fleet", "Properties/VPCZoneIdentifier/0", subnet);
    remove(all, "C4.InVpc", "Rotation", "Properties/VpcConfig");
    set(all, "C4.NoPublicAddress", "Instance", "Properties/PubliclyAccessible", "true");
    remove(all, "C4.NoPublicAddress", "Instance", "Properties/PubliclyAccessible");
    set(all, "C4.NoPublicAddress", "PublicSubnet0", "Properties/MapPublicIpOnLaunch", "true");
    set(
        all,
        "C4.NoPublicAddress",
        "Instances",
        "Properties/LaunchTemplateData/NetworkInterfaces/0/AssociatePublicIpAddress",
        "true");
    set(
        all,
        "C4.OpenIngress",
        "BalancerGroup",
        "Properties/SecurityGroupIngress/0/CidrIp",
        "\"0.0.0.0/0\"");
    set(
        all,
        "C4.OpenEgress",
        "FunctionGroup",
        "Properties/SecurityGroupEgress/0/CidrIp",
        "\"0.0.0.0/0\"");
    remove(all, "C4.OpenEgress", "FunctionGroup", "Properties/SecurityGroupEgress");
    for (String service : List.of("secretsmanager", "logs", "dynamodb")) {
      all.add(
          new Breach(
              "the endpoint is missing",
              "C4.Endpoint." + service,
              "RotationRole",
              template -> template.remove("/Endpoint" + service)));
    }
    set(
        all,
        "C4.Endpoint.sqs",
        "RotationRole",
        "/RotationPolicy/Properties/PolicyDocument/Statement/-",
        "{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}");
    set(all, "C4.PrivateDns", "Endpointkms", "Properties/PrivateDnsEnabled", "false");
    all.add(
        new Breach(
            "a private route table without the gateway",
            "C4.GatewayEndpoint.s3",
            "ApplicationSubnet1Routes",
            template -> template.remove("/Endpoints3/Properties/RouteTableIds/1")));
  }

  private static void tags(List<Breach> all) {
    for (String id : List.of("Cluster", "State", "Rotation", "Vpc", "Topic", "RotationRole")) {
      remove(all, "C5.Tags", id, "Properties/Tags/0");
    }
    remove(all, "C5.Tags", "Logs", "Properties/Tags");
    remove(all, "C5.Tags", "Vault", "Properties/BackupVaultTags/CostCenter");
    remove(all, "C5.Tags", "Instances", "Properties/TagSpecifications");
    remove(
        all, "C5.LaunchedTags", "Instances", "Properties/LaunchTemplateData/TagSpecifications/1");
    set(all, "C5.Propagation", "Fleet", "Properties/Tags/0/PropagateAtLaunch", "false");
  }

  private static void drift(List<Breach> all) {
    add(
        all,
        "C6.NoInlinePolicy",
        "Inline",
        """
        {"Type":"AWS::IAM::Policy","Properties":{"PolicyName":"p","Roles":[{"Ref":"RotationRole"}],
         "PolicyDocument":{"Version":"2012-10-17","Statement":[]}}}
        """);
    add(
        all,
        "C6.DriftSupport",
        "Alias",
        """
        {"Type":"AWS::KMS::Alias","Properties":{"AliasName":"alias/x",
         "TargetKeyId":{"Ref":"BackupKey"}}}
        """);
    add(
        all,
        "C6.OneCustomResource",
        "Helper",
        """
        {"Type":"Custom::VpcRestrictDefaultSG","Properties":{
         "ServiceToken":{"Fn::GetAtt":["Rotation","Arn"]}}}
        """);
    add(
        all,
        "C6.OneCustomResource",
        "Helper",
        """
        {"Type":"AWS::CloudFormation::CustomResource","Properties":{
         "ServiceToken":{"Fn::GetAtt":["Rotation","Arn"]}}}
        """);
  }

  private static void parameters(List<Breach> all) {
    all.add(
        new Breach(
            "no EnvironmentName",
            "C7.EnvironmentName",
            "",
            template -> template.replace("EnvironmentName", "OtherName")));
    parameter(
        all,
        "C7.EnvironmentName",
        "EnvironmentName",
        "{\"Type\":\"String\",\"AllowedPattern\":\"^.*$\"}");
    parameter(all, "C7.Constrained", "CostCenter", "{\"Type\":\"String\",\"Default\":\"x\"}");
    parameter(
        all,
        "C7.NoLookUp",
        "BlueImageId",
        "{\"Type\":\"AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\",\"Default\":\"/x\"}");
  }

  private static void privilege(List<Breach> all) {
    String statement = "Properties/PolicyDocument/Statement/-";
    String policy = "RotationPolicy";
    String allow = "{\"Effect\":\"Allow\",\"Action\":\"";
    set(all, "Privilege.Unscoped", policy, statement, allow + "sns:Publish\",\"Resource\":\"*\"}");
    set(
        all,
        "Privilege.WildcardAction",
        policy,
        statement,
        allow + "logs:*\",\"Resource\":{\"Ref\":\"Topic\"}}");
    set(
        all,
        "Privilege.Negation",
        policy,
        statement,
        "{\"Effect\":\"Allow\",\"NotAction\":\"sns:Publish\",\"Resource\":{\"Ref\":\"Topic\"}}");
    set(
        all,
        "Privilege.PassRole",
        policy,
        statement,
        allow + "iam:PassRole\",\"Resource\":{\"Fn::GetAtt\":[\"RotationRole\",\"Arn\"]}}");
    remove(all, "Privilege.PassRole", policy, "Properties/PolicyDocument/Statement/5/Condition");
    set(
        all,
        "Privilege.PassRole",
        policy,
        "Properties/PolicyDocument/Statement/5/Resource",
        "\"*\"");
    set(
        all,
        "Privilege.Escalation",
        policy,
        statement,
        allow + "iam:PutRolePolicy\",\"Resource\":{\"Fn::GetAtt\":[\"RotationRole\",\"Arn\"]}}");
    remove(all, "Privilege.UpdateStack", policy, "Properties/PolicyDocument/Statement/6/Condition");
    set(
        all,
        "Privilege.ForeignPolicy",
        "RotationRole",
        "Properties/ManagedPolicyArns/-",
        "\"arn:aws:iam::aws:policy/AdministratorAccess\"");
    set(
        all,
        "Privilege.InlinePolicy",
        "RotationRole",
        "Properties/Policies",
        """
        [{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[{
          "Effect":"Allow","Action":"sns:Publish","Resource":{"Ref":"Topic"}}]}}]
        """);
    set(
        all,
        "Privilege.Trust",
        "RotationRole",
        "Properties/AssumeRolePolicyDocument/Statement/0/Principal",
        "{\"AWS\":\"arn:aws:iam::111122223333:root\"}");
    remove(all, "Privilege.Invoke", "Invocation", "Properties/SourceArn");
  }

  private static void sourceConditions(List<Breach> all) {
    String trust = "Properties/AssumeRolePolicyDocument/Statement/0/";
    String account = "{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}";
    set(all, "Privilege.SourceCondition", "ReconcileRole", trust + "Condition", account);
    set(all, "Privilege.SourceCondition", "RotationRole", trust + "Condition", account);
    set(
        all,
        "Privilege.SourceCondition",
        "WorkflowRole",
        trust + "Condition/StringEquals/aws:SourceOrgID",
        "\"o-1\"");
    set(
        all,
        "Privilege.SourceCondition",
        "WorkflowRole",
        trust + "Principal/Service",
        "\"glue.amazonaws.com\"");
    remove(all, "Privilege.SourceConditionMissing", "WorkflowRole", trust + "Condition");
    remove(all, "Privilege.SourceConditionMissing", "WorkflowRole", trust + "Condition/ArnLike");
    for (String type : List.of("TopicInlinePolicy", "TopicPolicy")) {
      add(
          all,
          "Privilege.SourceCondition",
          "Publishers",
          """
          {"Type":"AWS::SNS::%s","Properties":{"PolicyDocument":{"Version":"2012-10-17",
           "Statement":{"Effect":"Allow","Principal":{"Service":["cloudwatch.amazonaws.com",
           "events.amazonaws.com"]},"Action":"sns:Publish","Resource":{"Ref":"Topic"},
           "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}}}}
          """
              .formatted(type));
    }
  }

  private static void lifeCycle(List<Breach> all) {
    for (String id : List.of("Cluster", "State", "Vault", "Logs", "DatabaseKey")) {
      set(all, "LifeCycle.Birth", id, "DeletionPolicy", "\"Retain\"");
    }
    set(all, "LifeCycle.Birth", "Cluster", "DeletionPolicy", "\"Snapshot\"");
    remove(all, "LifeCycle.Birth", "Cluster", "DeletionPolicy");
    set(all, "LifeCycle.ProtectedBirth", "Cluster", "Properties/DeletionProtection", "true");
    set(all, "LifeCycle.ProtectedBirth", "Cluster", "Properties/DeletionProtection", "\"true\"");
    set(all, "LifeCycle.ProtectedBirth", "Instance", "Properties/DeletionProtection", "true");
    set(
        all,
        "LifeCycle.ProtectedBirth",
        "State",
        "Properties/DeletionProtectionEnabled",
        "{\"Fn::If\":[\"Protected\",false,true]}");
    set(
        all,
        "LifeCycle.ProtectedBirth",
        "Cluster",
        "Properties/DeletionProtection",
        "{\"Fn::GetAtt\":[\"State\",\"Arn\"]}");
    set(
        all,
        "LifeCycle.ProtectedBirth",
        "Balancer",
        "Properties/LoadBalancerAttributes/0/Value",
        "\"true\"");
    set(all, "LifeCycle.ProtectedBirth", "Logs", "Properties/DeletionProtectionEnabled", "true");
    set(
        all,
        "LifeCycle.ProtectedBirth",
        "Fleet",
        "Properties/DeletionProtection",
        "\"prevent-all-deletion\"");
    parameter(
        all,
        "LifeCycle.ProtectedBirth",
        "DeletionProtection",
        "Cluster",
        "{\"Type\":\"String\",\"AllowedValues\":[\"off\",\"on\"],\"Default\":\"on\"}");
    remove(all, "LifeCycle.ProtectedByTheSwitch", "Cluster", "Properties/DeletionProtection");
    set(
        all,
        "LifeCycle.ProtectedByTheSwitch",
        "State",
        "Properties/DeletionProtectionEnabled",
        "false");
    remove(all, "LifeCycle.ProtectedByTheSwitch", "Balancer", "Properties/LoadBalancerAttributes");
  }

  private static void storedProperties(List<Breach> all) {
    remove(all, "C6.StoredProperty", "Rotation", "Properties/Environment");
    set(all, "C6.StoredProperty", "Rotation", "Properties/Environment", "{\"Variables\":{}}");
    set(all, "C6.StoredProperty", "Fleet", "Properties/DefaultInstanceWarmup", "180");
    set(all, "C6.StoredProperty", "Instance", "Properties/BackupRetentionPeriod", "7");
    set(all, "C6.StoredProperty", "Instance", "Properties/StorageEncrypted", "true");
    set(
        all,
        "C6.StoredProperty",
        "BalancerGroup",
        "Properties/SecurityGroupIngress/0/IpProtocol",
        "\"6\"");
    set(all, "C6.StoredProperty", "Cluster", "Properties/DBClusterIdentifier", "\"Payments\"");
    add(
        all,
        "C6.StoredProperty",
        "Parameters",
        """
        {"Type":"AWS::RDS::DBParameterGroup","Properties":{"Family":"aurora-mysql8.0",
         "Description":"x","Parameters":{"long_query_time":"10"}}}
        """);
  }

  private static void remove(List<Breach> all, String rule, String id, String path) {
    all.add(
        new Breach(
            id + " without " + path, rule, id, template -> template.remove("/" + id + "/" + path)));
  }

  /** A path that starts with a slash names another resource than the one that must be found. */
  private static void set(List<Breach> all, String rule, String id, String path, String json) {
    String pointer = path.startsWith("/") ? path : "/" + id + "/" + path;
    all.add(new Breach(pointer + " = " + json, rule, id, template -> template.set(pointer, json)));
  }

  private static void add(List<Breach> all, String rule, String id, String json) {
    all.add(new Breach("with " + id, rule, id, template -> template.set("/" + id, json)));
  }

  private static void definition(List<Breach> all, String rule, String text, String replacement) {
    all.add(
        new Breach(
            text + " becomes " + replacement,
            rule,
            "RollbackWorkflow",
            template -> template.replace(text, replacement)));
  }

  private static void parameter(List<Breach> all, String rule, String name, String json) {
    parameter(all, rule, name, "", json);
  }

  private static void parameter(
      List<Breach> all, String rule, String name, String id, String json) {
    all.add(new Breach(name + " = " + json, rule, id, template -> template.parameter(name, json)));
  }
}
