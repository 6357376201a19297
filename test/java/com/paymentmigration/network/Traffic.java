package com.paymentmigration.network;

import com.paymentmigration.testsupport.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/** The rules of a template's security groups, readable: {@code 443 from LoadBalancer}. */
final class Traffic {
  private static final String PREFIX = "Groups";
  private static final String NOWHERE = "255.255.255.255/32";

  private final Map<String, List<String>> inbound = new TreeMap<>();
  private final Map<String, List<String>> outbound = new TreeMap<>();

  private Traffic() {}

  static Traffic of(Template template) {
    Traffic traffic = new Traffic();
    Resources.of(template)
        .propertiesOf("AWS::EC2::SecurityGroup")
        .forEach(
            (id, properties) -> {
              List<String> in = new ArrayList<>();
              for (Map<String, Object> rule :
                  Resources.list(properties.get("SecurityGroupIngress"))) {
                in.add(port(rule) + " from " + peer(rule, "Source"));
              }
              List<String> out = new ArrayList<>();
              for (Map<String, Object> rule :
                  Resources.list(properties.get("SecurityGroupEgress"))) {
                if (!NOWHERE.equals(rule.get("CidrIp"))) {
                  out.add(port(rule) + " to " + peer(rule, "Destination"));
                }
              }
              traffic.inbound.put(shortName(id), in);
              traffic.outbound.put(shortName(id), out);
            });
    return traffic;
  }

  /** Names of the groups. */
  List<String> groups() {
    return List.copyOf(inbound.keySet());
  }

  List<String> inbound(String group) {
    return inbound.get(group);
  }

  List<String> outbound(String group) {
    return outbound.get(group);
  }

  List<String> allInbound() {
    return all(inbound);
  }

  List<String> allOutbound() {
    return all(outbound);
  }

  private static List<String> all(Map<String, List<String>> rules) {
    return rules.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(rule -> entry.getKey() + ": " + rule))
        .toList();
  }

  private static String port(Map<String, Object> rule) {
    if (!"tcp".equals(rule.get("IpProtocol")) || !rule.get("FromPort").equals(rule.get("ToPort"))) {
      throw new AssertionError("not one TCP port: " + rule);
    }
    return String.valueOf(((Number) rule.get("FromPort")).intValue());
  }

  private static String peer(Map<String, Object> rule, String direction) {
    if (rule.containsKey("CidrIp")) {
      return (String) rule.get("CidrIp");
    }
    Object group = rule.get(direction + "SecurityGroupId");
    Object list = rule.get(direction + "PrefixListId");
    return group != null ? reference(group) : reference(list);
  }

  private static String reference(Object value) {
    if (value instanceof String literal) {
      return literal;
    }
    Map<String, Object> intrinsic = Resources.map(value);
    return intrinsic.get("Fn::FindInMap") instanceof List<?> lookup
        ? (String) lookup.get(2)
        : shortName((String) ((List<?>) intrinsic.get("Fn::GetAtt")).get(0));
  }

  /**
   * {@code GroupsBlueFleet1A2B3C4D} is the blue fleet, in the whole stack with a word before it.
   */
  private static String shortName(String logicalId) {
    return logicalId.substring(logicalId.indexOf(PREFIX) + PREFIX.length(), logicalId.length() - 8);
  }
}
