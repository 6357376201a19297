package com.paymentmigration.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.paymentmigration.testsupport.GeneratedSection;
import com.paymentmigration.testsupport.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** The tables of docs/network.md are what the template says. */
class NetworkDocumentTest {
  private static final String DOCUMENT = "docs/network.md";
  private static NetworkFixture fixture;
  private static Template template;

  @BeforeAll
  static void theNetworkOfTheProductionProfile() {
    fixture = NetworkFixture.ofProfile("prod");
    template = Template.fromStack(fixture.stack());
  }

  @Test
  void theTableOfSubnetsIsTheTemplates() {
    SubnetRanges ranges = fixture.network().ranges();
    StringBuilder table =
        new StringBuilder("| tier | zone 1 | zone 2 | zone 3 | default route |\n");
    table.append("|---|---|---|---|---|\n");
    row(table, "public", ranges.publicSubnets(), "internet gateway");
    row(table, "application", ranges.applicationSubnets(), "NAT gateway of the same zone");
    row(table, "data", ranges.dataSubnets(), "none");

    assertThat(new GeneratedSection(DOCUMENT, "subnets").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  @Test
  void theTableOfWhoTalksToWhomIsTheTemplates() {
    Traffic traffic = Traffic.of(template);
    StringBuilder table =
        new StringBuilder("| group | may be called | may call |\n|---|---|---|\n");
    for (String group : traffic.groups()) {
      table
          .append("| ")
          .append(group)
          .append(" | ")
          .append(cell(traffic.inbound(group)))
          .append(" | ")
          .append(cell(traffic.outbound(group)))
          .append(" |\n");
    }

    assertThat(new GeneratedSection(DOCUMENT, "rules").committed(table.toString()))
        .isEqualTo(table.toString());
  }

  @Test
  void theTableOfEndpointsIsTheTemplates() {
    Map<String, String> rows = new TreeMap<>();
    Resources.of(template)
        .propertiesOf("AWS::EC2::VPCEndpoint")
        .values()
        .forEach(
            properties -> {
              String name =
                  properties.get("ServiceName") instanceof String literal
                      ? literal.substring(literal.lastIndexOf('.') + 1)
                      : VpcEndpointsTest.serviceName(properties.get("ServiceName"));
              String policy =
                  Resources.statements(properties.get("PolicyDocument")).stream()
                      .map(statement -> (String) statement.get("Sid"))
                      .collect(Collectors.joining(", "));
              rows.put(
                  name, "| " + name + " | " + properties.get("VpcEndpointType") + " | " + policy);
            });
    String table =
        "| service | type | policy |\n|---|---|---|\n"
            + String.join(" |\n", rows.values())
            + " |\n";

    assertThat(new GeneratedSection(DOCUMENT, "endpoints").committed(table)).isEqualTo(table);
  }

  private static void row(StringBuilder table, String tier, List<String> ranges, String route) {
    table
        .append("| ")
        .append(tier)
        .append(" | ")
        .append(String.join(" | ", ranges))
        .append(" | ")
        .append(route)
        .append(" |\n");
  }

  /** Ranges of a tier by the tier's name. */
  private static String cell(List<String> rules) {
    SubnetRanges ranges = fixture.network().ranges();
    Map<String, String> names = new TreeMap<>();
    ranges.applicationSubnets().forEach(range -> names.put(range, "application subnets"));
    ranges.dataSubnets().forEach(range -> names.put(range, "data subnets"));
    names.put(ranges.vpc(), "the network");
    return rules.isEmpty()
        ? "nothing"
        : rules.stream()
            .map(
                rule -> {
                  String peer = rule.substring(rule.lastIndexOf(' ') + 1);
                  return rule.replace(peer, names.getOrDefault(peer, peer));
                })
            .distinct()
            .collect(Collectors.joining(", "));
  }
}
