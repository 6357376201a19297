package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.plan.PlannedStack;
import com.paymentmigration.operator.doctor.plan.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the template needs of each limited thing, counted in it. */
final class Needs {
  private static final Pattern PARALLEL = Pattern.compile("\"MaxConcurrency\":([0-9]+)");

  private final PlannedStack plan;

  Needs(PlannedStack plan) {
    this.plan = plan;
  }

  /** NAT gateways by the zone of their subnet. */
  Map<String, Long> natGateways() {
    Map<String, String> zones = new TreeMap<>();
    for (Resource subnet : plan.resources("AWS::EC2::Subnet")) {
      plan.text(subnet.properties().path("AvailabilityZone"))
          .ifPresent(zone -> zones.put(subnet.id(), zone));
    }
    Map<String, Long> count = new TreeMap<>();
    for (Resource gateway : plan.resources("AWS::EC2::NatGateway")) {
      String subnet = gateway.properties().path("SubnetId").path("Ref").asText();
      count.merge(zones.getOrDefault(subnet, "an unknown zone"), 1L, Long::sum);
    }
    return count;
  }

  /** Interface endpoints, or gateway endpoints. */
  long endpoints(String type) {
    return plan.resources("AWS::EC2::VPCEndpoint").stream()
        .filter(
            endpoint ->
                endpoint.properties().path("VpcEndpointType").asText("Gateway").equals(type))
        .count();
  }

  /** Rules of the group with the most of one direction. */
  long groupRules() {
    Map<String, Long> rules = new TreeMap<>();
    for (Resource group : plan.resources("AWS::EC2::SecurityGroup")) {
      for (String direction : List.of("Ingress", "Egress")) {
        group
            .properties()
            .path("SecurityGroup" + direction)
            .forEach(rule -> rules.merge(group.id() + direction, weight(rule), Long::sum));
      }
    }
    for (String direction : List.of("Ingress", "Egress")) {
      for (Resource rule : plan.resources("AWS::EC2::SecurityGroup" + direction)) {
        String group = rule.properties().path("GroupId").path("Fn::GetAtt").path(0).asText();
        rules.merge(group + direction, weight(rule.properties()), Long::sum);
      }
    }
    return rules.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** A prefix list of the template counts with its MaxEntries; those of S3 and DynamoDB with 1. */
  private long weight(JsonNode rule) {
    for (String end : List.of("SourcePrefixListId", "DestinationPrefixListId")) {
      String list =
          rule.path(end).path("Fn::GetAtt").path(0).asText(rule.path(end).path("Ref").asText());
      for (Resource each : plan.resources("AWS::EC2::PrefixList")) {
        if (each.id().equals(list)) {
          return each.properties().path("MaxEntries").asLong(1);
        }
      }
    }
    return 1;
  }

  /** vCPUs of all fleets at their maximum. */
  long vcpus(ToIntFunction<String> vcpusOfType) {
    long sum = 0;
    for (Resource group : plan.resources("AWS::AutoScaling::AutoScalingGroup")) {
      String template =
          group.properties().path("LaunchTemplate").path("LaunchTemplateId").path("Ref").asText();
      for (Resource launch : plan.resources("AWS::EC2::LaunchTemplate")) {
        if (launch.id().equals(template)) {
          String type =
              launch.properties().path("LaunchTemplateData").path("InstanceType").asText();
          sum += group.properties().path("MaxSize").asLong() * vcpusOfType.applyAsInt(type);
        }
      }
    }
    return sum;
  }

  /**
   * Executions at the same time: each function once, what is reserved, and the further branches of
   * the workflows' maps.
   */
  long concurrency() {
    long sum = 0;
    for (Resource function : plan.resources("AWS::Lambda::Function")) {
      sum += Math.max(1, function.properties().path("ReservedConcurrentExecutions").asLong(1));
    }
    for (Resource machine : plan.resources("AWS::StepFunctions::StateMachine")) {
      String definition =
          machine.properties().path("DefinitionString").toString().replace("\\", "");
      Matcher parallel = PARALLEL.matcher(definition);
      while (parallel.find()) {
        sum += Math.max(0, Long.parseLong(parallel.group(1)) - 1);
      }
    }
    return sum;
  }
}
