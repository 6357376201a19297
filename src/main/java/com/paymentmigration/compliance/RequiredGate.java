package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.required.Comparison;
import com.paymentmigration.required.Statement;
import java.util.List;
import software.amazon.awscdk.PolicyViolation;

/**
 * Compares the template with the statement of what must be exactly so ({@code required/*.tsv}):
 * each value, each peer, each permission, each step. What nobody stated is refused.
 */
final class RequiredGate implements TemplateGate {
  private final Statement statement = Statement.load();

  @Override
  public String name() {
    return "Required-Values";
  }

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
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
