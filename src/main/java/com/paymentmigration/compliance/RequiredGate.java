package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.required.Comparison;
import com.paymentmigration.required.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyValidationStack;
import software.amazon.awscdk.PolicyViolation;

/**
 * Compares the template with the statement of what must be exactly so ({@code required/*.tsv}):
 * each value, each peer, each permission, each step. What nobody stated is refused.
 */
final class RequiredGate implements IPolicyValidationPlugin {
  private final Statement statement = Statement.load();

  @Override
  public String getName() {
    return "Required-Values";
  }

  @Override
  public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (PolicyValidationStack stack : context.getStackTemplates()) {
      violations.addAll(
          TemplateReport.judged(
              stack.getTemplatePath(),
              (template, path) -> judge(template, Objects.toString(stack.getRegion(), ""), path)));
    }
    return PolicyValidationPluginReport.builder()
        .success(violations.isEmpty())
        .violations(violations)
        .build();
  }

  private List<PolicyViolation> judge(JsonNode template, String region, String path) {
    return Comparison.of(statement, template, region).stream()
        .map(
            breach ->
                TemplateReport.violation(
                    breach.rule(),
                    breach.line(),
                    "Correct the construct; if the requirement itself has changed, correct its line"
                        + " and reason in src/main/resources/required",
                    path,
                    breach.pointer()))
        .toList();
  }
}
