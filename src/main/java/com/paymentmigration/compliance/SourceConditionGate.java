package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.PolicyViolation;

/**
 * Conditions under which a service may act. A key that a service does not send denies it for good,
 * and nobody sees that before the call: only keys that AWS documents for that service are used
 * ({@code service-conditions.tsv}), and those it recommends for a role's trust are. The policy of
 * an endpoint names its actions.
 */
final class SourceConditionGate implements TemplateGate {
  /** What a policy is about, by the type that holds it. */
  private static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry("AWS::IAM::Role", "trust"),
          Map.entry("AWS::KMS::Key", "key"),
          Map.entry("AWS::SNS::TopicInlinePolicy", "topic"),
          Map.entry("AWS::SNS::TopicPolicy", "topic"));

  private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";

  private final List<ServiceCondition> documented = ServiceCondition.load();

  @Override
  public String name() {
    return "Source-Conditions";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      for (Map.Entry<String, JsonNode> property :
          resource.getValue().path("Properties").properties()) {
        String pointer = "/Resources/" + resource.getKey() + "/Properties/" + property.getKey();
        String type = resource.getValue().path("Type").asText();
        String document = DOCUMENTS.getOrDefault(type, "resource");
        for (JsonNode statement : list(property.getValue().path("Statement"))) {
          if (type.equals(ENDPOINT)) {
            passes(statement, path, pointer, violations);
          }
          for (JsonNode service : list(statement.path("Principal").path("Service"))) {
            judge(
                statement, ServiceCondition.general(service), document, path, pointer, violations);
          }
        }
      }
    }
    return violations;
  }

  /** What crosses an endpoint is named, as in the policies of roles. */
  private static void passes(
      JsonNode statement, String path, String pointer, List<PolicyViolation> violations) {
    for (JsonNode action : list(statement.path("Action"))) {
      if (statement.path("Effect").asText().equals("Allow") && action.asText().contains("*")) {
        violations.add(
            TemplateReport.violation(
                "Privilege.EndpointWildcard",
                "The endpoint lets actions through that nobody named: " + action.asText(),
                "List the actions that are called (EndpointService)",
                path,
                pointer));
      }
    }
  }

  private void judge(
      JsonNode statement,
      String service,
      String document,
      String path,
      String pointer,
      List<PolicyViolation> violations) {
    Set<String> keys = new TreeSet<>();
    statement
        .path("Condition")
        .forEach(operator -> operator.fieldNames().forEachRemaining(keys::add));
    for (String key : keys) {
      if (documented.stream().noneMatch(row -> row.allows(service, document, key))) {
        violations.add(
            TemplateReport.violation(
                "Privilege.SourceCondition",
                "A condition key that no document promises for this service: if it is not sent, the"
                    + " service is denied for good: "
                    + key
                    + " of "
                    + service
                    + " in a "
                    + document
                    + " policy",
                "Remove the condition, or add the row with its source to service-conditions.tsv",
                path,
                pointer));
      }
    }
    for (ServiceCondition row : documented) {
      if (row.demands(service, document) && !keys.contains(row.key())) {
        violations.add(
            TemplateReport.violation(
                "Privilege.SourceConditionMissing",
                "AWS recommends a condition against the confused deputy and the trust has none: "
                    + row.key()
                    + " of "
                    + service,
                "Add it: " + row.evidence(),
                path,
                pointer));
      }
    }
  }

  private static Iterable<JsonNode> list(JsonNode node) {
    return node.isArray() ? node : node.isMissingNode() ? List.of() : List.of(node);
  }
}
