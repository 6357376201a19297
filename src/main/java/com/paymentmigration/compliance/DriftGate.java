package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.PolicyViolation;

/**
 * C6: only resource types that drift detection supports, one custom resource, and nothing that
 * CloudFormation would add to the template after these gates. In Java and not in Rego, because it
 * judges by two tables that an auditor reads as they are.
 */
final class DriftGate implements TemplateGate {
  private final DriftSupport support = DriftSupport.load();

  @Override
  public String name() {
    return "Drift-Support";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
    List<PolicyViolation> violations = new ArrayList<>();
    Set<String> custom = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      String type = resource.getValue().path("Type").asText();
      if (!support.allows(type)) {
        violations.add(refused(support.refusal(type), path, resource.getKey()));
      } else if (DriftSupport.isCustom(type)) {
        custom.add(resource.getKey());
      }
    }
    custom.stream()
        .skip(1)
        .forEach(id -> violations.add(refused(DriftSupport.ONE_CUSTOM_RESOURCE, path, id)));
    transforms(template, "", path, violations);
    return violations;
  }

  /** A macro may add any resource, and no gate would see it. */
  private static void transforms(
      JsonNode node, String pointer, String path, List<PolicyViolation> violations) {
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      String below = pointer + "/" + child.getKey();
      if (below.equals("/Transform") || child.getKey().equals("Fn::Transform")) {
        violations.add(
            TemplateReport.violation(
                "C6.NoTransform",
                below + " lets a macro change the template after these gates (constraint C6)",
                "Write out what the macro would generate",
                path,
                below));
      }
      transforms(child.getValue(), below, path, violations);
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      transforms(node.get(index), pointer + "/" + index, path, violations);
    }
  }

  private static PolicyViolation refused(DriftSupport.Refusal refusal, String path, String id) {
    return TemplateReport.violation(
        refusal.rule(),
        refusal.reason() + " (constraint C6)",
        refusal.fix(),
        path,
        "/Resources/" + id);
  }
}
