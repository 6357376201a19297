package com.paymentmigration.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.testsupport.WholeStack;
import java.util.Map;
import java.util.TreeMap;

/** What a stack keeps running whether it is used or not, counted on its template. */
final class BillOfMaterials {
  private static final int ONE_CPU = 1769;

  private final WholeStack stack;
  private final Map<String, Integer> counts = new TreeMap<>();

  private BillOfMaterials(WholeStack stack) {
    this.stack = stack;
  }

  /** Numbers by item of {@link UnitPrices}. */
  static Map<String, Integer> of(WholeStack stack) {
    BillOfMaterials bill = new BillOfMaterials(stack);
    bill.databases();
    bill.fleets();
    bill.network();
    bill.watch();
    bill.schedules();
    bill.each("AWS::KMS::Key", "KMS key");
    bill.each("AWS::SecretsManager::Secret", "secret");
    return bill.counts;
  }

  private void databases() {
    stack
        .ofType("AWS::RDS::DBInstance")
        .values()
        .forEach(instance -> add(instance.at("/Properties/DBInstanceClass").asText(), 1));
  }

  /** Instances at the fleets' minimum; what scales out above it is usage. */
  private void fleets() {
    JsonNode launch =
        stack.ofType("AWS::EC2::LaunchTemplate").values().iterator().next().at("/Properties");
    int gib = 0;
    for (JsonNode device : launch.at("/LaunchTemplateData/BlockDeviceMappings")) {
      gib += device.at("/Ebs/VolumeSize").asInt();
    }
    for (JsonNode group : stack.ofType("AWS::AutoScaling::AutoScalingGroup").values()) {
      int instances = group.at("/Properties/MinSize").asInt();
      add(launch.at("/LaunchTemplateData/InstanceType").asText(), instances);
      add("gp3 GiB", instances * gib);
      add("detailed monitoring of an instance", instances);
    }
  }

  private void network() {
    each("AWS::EC2::NatGateway", "NAT gateway");
    each("AWS::EC2::EIP", "public IPv4 address");
    for (JsonNode endpoint : stack.ofType("AWS::EC2::VPCEndpoint").values()) {
      add("interface endpoint in one zone", endpoint.at("/Properties/SubnetIds").size());
    }
    each("AWS::ElasticLoadBalancingV2::LoadBalancer", "application load balancer");
    each("AWS::WAFv2::WebACL", "web ACL");
    stack
        .ofType("AWS::WAFv2::WebACL")
        .values()
        .forEach(acl -> add("web ACL rule", acl.at("/Properties/Rules").size()));
  }

  private void watch() {
    for (JsonNode alarm : stack.ofType("AWS::CloudWatch::Alarm").values()) {
      for (JsonNode query : alarm.at("/Properties/Metrics")) {
        add("metric of an alarm", metrics(query));
      }
    }
    each("AWS::CloudWatch::CompositeAlarm", "composite alarm");
    each("AWS::CloudWatch::Dashboard", "dashboard");
    add("custom metric", Metrics.Name.values().length);
  }

  /**
   * Calls on a schedule come whether anything happens or not; one with twice the memory costs
   * twice.
   */
  private void schedules() {
    Map<String, JsonNode> functions = stack.ofType("AWS::Lambda::Function");
    for (JsonNode rule : stack.ofType("AWS::Events::Rule").values()) {
      if (rule.at("/Properties/ScheduleExpression").asText().equals("rate(1 minute)")) {
        for (JsonNode target : rule.at("/Properties/Targets")) {
          JsonNode function = functions.get(target.at("/Arn/Fn::GetAtt/0").asText());
          int memory = function.at("/Properties/MemorySize").asInt();
          if (target.path("Input").asText().contains("prove")) {
            add(
                "second in each minute of the continuous proof",
                function.at("/Properties/Environment/Variables/PROOF_SECONDS").asInt());
            continue;
          }
          add("function of 1,769 MB called each minute", memory / ONE_CPU);
        }
      }
    }
  }

  /** A query over many metrics is paid for each; a formula over others is not paid at all. */
  private static int metrics(JsonNode query) {
    if (query.has("MetricStat")) {
      return 1;
    }
    String expression = query.path("Expression").toString();
    return expression.contains("SELECT ") ? expression.split(" = '", -1).length - 1 : 0;
  }

  private void each(String type, String item) {
    add(item, stack.ofType(type).size());
  }

  private void add(String item, int number) {
    counts.merge(item, number, Integer::sum);
  }
}
