package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/**
 * C6: only resource types that drift detection supports. In Java and not in Rego, because it judges
 * by two tables that an auditor reads as they are.
 */
final class DriftGate implements IPolicyValidationPlugin {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final DriftSupport support = DriftSupport.load();

  @Override
  public String getName() {
    return "Drift-Support";
  }

  @Override
  public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (String path : context.getTemplatePaths()) {
      read(path)
          .path("Resources")
          .properties()
          .forEach(resource -> judge(path, resource, violations));
    }
    return PolicyValidationPluginReport.builder()
        .success(violations.isEmpty())
        .violations(violations)
        .build();
  }

  private void judge(
      String path, Map.Entry<String, JsonNode> resource, List<PolicyViolation> violations) {
    String type = resource.getValue().path("Type").asText();
    if (support.allows(type)) {
      return;
    }
    DriftSupport.Refusal refusal = support.refusal(type);
    violations.add(
        PolicyViolation.builder()
            .ruleName(refusal.rule())
            .severity("error")
            .description(refusal.reason() + " (constraint C6)")
            .fix(refusal.fix())
            .violatingResources(
                List.of(
                    PolicyViolatingResource.builder()
                        .resourceLogicalId(resource.getKey())
                        .templatePath(path)
                        .locations(List.of())
                        .build()))
            .build());
  }

  private static JsonNode read(String path) {
    try {
      return MAPPER.readTree(new File(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
