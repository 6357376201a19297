package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.PolicyViolation;

/**
 * C6, for properties: what a service does not keep as it was said is drift for ever, and drift
 * detection must say IN_SYNC at rest. The cases that are known are in {@code
 * unstored-properties.tsv}.
 */
final class StoredPropertyGate implements TemplateGate {
  private final List<UnstoredProperty> unstored = UnstoredProperty.load();

  @Override
  public String name() {
    return "Stored-Properties";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      String type = resource.getValue().path("Type").asText();
      for (UnstoredProperty each : unstored) {
        if (each.type().equals(type) && each.standsIn(resource.getValue().path("Properties"))) {
          violations.add(
              TemplateReport.violation(
                  "C6.StoredProperty",
                  "The service does not keep this property as it is said, which shows as drift for"
                      + " ever (constraint C6): "
                      + each.property()
                      + ": "
                      + each.what(),
                  "Leave it out (" + each.source() + ")",
                  path,
                  "/Resources/" + resource.getKey() + "/Properties/" + each.property()));
        }
      }
    }
    return violations;
  }
}
