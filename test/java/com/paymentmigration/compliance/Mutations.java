package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every breach of the whole template, in batches whose breaches do not hide each other. */
final class Mutations {
  private static final String OPEN =
      "{\"IpProtocol\":\"tcp\",\"FromPort\":22,\"ToPort\":22,\"CidrIp\":\"0.0.0.0/0\"}";
  private static final String WIDE =
      "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
  private static final String PASS =
      "{\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"*\"}";

  private final Template whole;

  private Mutations(Template whole) {
    this.whole = whole;
  }

  static List<List<Mutation>> batches(Template whole) {
    Mutations mutations = new Mutations(whole);
    List<List<Mutation>> batches = new ArrayList<>();
    batches.add(mutations.changedProperties());
    batches.add(mutations.removedResources());
    List<List<Mutation>> workflows = new WorkflowMutations(whole).batches();
    List<List<Mutation>> privileges = new PrivilegeMutations(whole).batches();
    for (int batch = 0; batch < Math.max(workflows.size(), privileges.size()); batch++) {
      List<Mutation> both = new ArrayList<>();
      both.addAll(batch < workflows.size() ? workflows.get(batch) : List.of());
      both.addAll(batch < privileges.size() ? privileges.get(batch) : List.of());
      batches.add(both);
    }
    return batches;
  }

  private List<Mutation> changedProperties() {
    List<Mutation> all = new ArrayList<>();
    keys().forEach((type, path) -> removal(all, "C1.CustomerKey", type, path));
    removal(all, "C1.KeyRotation", "AWS::KMS::Key", "Properties/EnableKeyRotation");
    setting(all, "C1.EncryptionOn", "AWS::RDS::DBCluster", "Properties/StorageEncrypted", "false");
    removal(
        all,
        "C1.Volume",
        "AWS::EC2::LaunchTemplate",
        "Properties/LaunchTemplateData/BlockDeviceMappings/0/Ebs/KmsKeyId");
    setting(
        all,
        "C2.RotationInterval",
        "AWS::SecretsManager::RotationSchedule",
        "Properties/RotationRules",
        "{\"ScheduleExpression\":\"rate(365 days)\"}");
    setting(
        all,
        "C2.NoPassword",
        "AWS::RDS::DBCluster",
        "Properties/MasterUserPassword",
        "\"correct-horse\"");
    setting(all, "C2.Generated", "AWS::SecretsManager::Secret", "Properties/SecretString", "\"x\"");
    removal(
        all,
        "C3.Drain",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "Properties/TargetGroupAttributes");
    setting(
        all,
        "C3.HealthCheck",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "Properties/HealthCheckIntervalSeconds",
        "120");
    setting(
        all,
        "C4.OpenIngress",
        "AWS::EC2::SecurityGroup",
        "Properties/SecurityGroupIngress",
        "[" + OPEN + "]");
    setting(
        all,
        "C4.OpenEgress",
        "AWS::EC2::SecurityGroup",
        "Properties/SecurityGroupEgress",
        "[" + OPEN + "]");
    removal(all, "C4.NoPublicAddress", "AWS::RDS::DBInstance", "Properties/PubliclyAccessible");
    setting(
        all, "C4.NoPublicAddress", "AWS::EC2::Subnet", "Properties/MapPublicIpOnLaunch", "true");
    removal(all, "C4.InVpc", "AWS::Lambda::Function", "Properties/VpcConfig");
    removal(all, "C4.InVpc", "AWS::RDS::DBSubnetGroup", "Properties/SubnetIds");
    tags(all);
    setting(
        all,
        "Privilege.WildcardAction",
        "AWS::IAM::ManagedPolicy",
        "Properties/PolicyDocument/Statement/-",
        WIDE);
    setting(
        all,
        "Privilege.PassRole",
        "AWS::IAM::ManagedPolicy",
        "Properties/PolicyDocument/Statement/-",
        PASS);
    setting(
        all,
        "Privilege.InlinePolicy",
        "AWS::IAM::Role",
        "Properties/Policies",
        "[{\"PolicyName\":\"p\",\"PolicyDocument\":{\"Statement\":[" + WIDE + "]}}]");
    removal(all, "Privilege.Invoke", "AWS::Lambda::Permission", "Properties/SourceArn");
    return all;
  }

  private List<Mutation> removedResources() {
    List<Mutation> all = new ArrayList<>();
    for (String schedule : whole.ofType("AWS::SecretsManager::RotationSchedule")) {
      String secret =
          whole.json().at("/Resources/" + schedule + "/Properties/SecretId/Ref").asText();
      all.add(new Mutation("C2.Rotation", secret, template -> template.remove("/" + schedule)));
    }
    endpoints(all);
    for (String machine : whole.ofType("AWS::StepFunctions::StateMachine")) {
      all.add(
          new Mutation(
              "C3.WorkflowTimeout",
              machine,
              template ->
                  template.set(
                      "/" + machine + "/Properties/DefinitionString",
                      "\"{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}\"")));
    }
    addition(all, "C6.DriftSupport", "AddedAlias", "AWS::KMS::Alias");
    addition(all, "C6.NoInlinePolicy", "AddedPolicy", "AWS::IAM::Policy");
    addition(all, "C6.OneCustomResource", "AddedHelper", "Custom::S3AutoDeleteObjects");
    all.add(
        new Mutation(
            "C7.EnvironmentName",
            "",
            template ->
                template.parameter(
                    "EnvironmentName", "{\"Type\":\"String\",\"AllowedPattern\":\".*\"}")));
    return all;
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("AWS::Backup::BackupVault", "Properties/EncryptionKeyArn");
    keys.put("AWS::DynamoDB::Table", "Properties/SSESpecification/KMSMasterKeyId");
    keys.put("AWS::Lambda::Function", "Properties/KmsKeyArn");
    keys.put("AWS::Logs::LogGroup", "Properties/KmsKeyId");
    keys.put("AWS::RDS::DBCluster", "Properties/KmsKeyId");
    keys.put("AWS::SNS::Topic", "Properties/KmsMasterKeyId");
    keys.put("AWS::SecretsManager::Secret", "Properties/KmsKeyId");
    keys.put("AWS::StepFunctions::StateMachine", "Properties/EncryptionConfiguration/KmsKeyId");
    return keys;
  }

  private void tags(List<Mutation> all) {
    whole
        .json()
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              for (String property : List.of("Tags", "BackupVaultTags", "BackupPlanTags")) {
                JsonNode tags = resource.getValue().path("Properties").path(property);
                if (!tags.isMissingNode()) {
                  String pointer = "/" + resource.getKey() + "/Properties/" + property;
                  all.add(
                      new Mutation(
                          "C5.Tags", resource.getKey(), template -> template.remove(pointer)));
                }
              }
            });
  }

  /** An endpoint that no policy needs is no breach when it goes. */
  private void endpoints(List<Mutation> all) {
    StringBuilder policies = new StringBuilder();
    for (String policy : whole.ofType("AWS::IAM::ManagedPolicy")) {
      policies.append(whole.json().at("/Resources/" + policy));
    }
    for (String endpoint : whole.ofType("AWS::EC2::VPCEndpoint")) {
      String service = service(endpoint);
      String type =
          whole.json().at("/Resources/" + endpoint + "/Properties/VpcEndpointType").asText();
      if (type.equals("Gateway")) {
        all.add(
            new Mutation(
                "C4.GatewayEndpoint." + service, "", template -> template.remove("/" + endpoint)));
      } else if (policies.toString().contains("\"" + service + ":")) {
        all.add(
            new Mutation(
                "C4.Endpoint." + service, "", template -> template.remove("/" + endpoint)));
      }
    }
  }

  /** First part of the IAM actions that the endpoint serves. */
  private String service(String endpoint) {
    JsonNode name = whole.json().at("/Resources/" + endpoint + "/Properties/ServiceName");
    String spelled = name.isTextual() ? name.asText() : name.at("/Fn::Join/1").toString();
    String last = spelled.replaceAll("[\"\\]]", "").replaceAll(".*\\.", "");
    return last.equals("monitoring") ? "cloudwatch" : last;
  }

  private void removal(List<Mutation> all, String rule, String type, String path) {
    for (String id : whole.ofType(type)) {
      if (!whole.json().at("/Resources/" + id + "/" + path).isMissingNode()) {
        all.add(new Mutation(rule, id, template -> template.remove("/" + id + "/" + path)));
      }
    }
  }

  private void setting(List<Mutation> all, String rule, String type, String path, String json) {
    for (String id : whole.ofType(type)) {
      all.add(new Mutation(rule, id, template -> template.set("/" + id + "/" + path, json)));
    }
  }

  private static void addition(List<Mutation> all, String rule, String id, String type) {
    all.add(
        new Mutation(
            rule,
            id,
            template -> template.set("/" + id, "{\"Type\":\"" + type + "\",\"Properties\":{}}")));
  }
}
