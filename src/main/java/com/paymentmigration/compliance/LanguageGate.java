package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolation;

/**
 * Parses what only the services parse: queries, formulas, rules, patterns, schedules, dashboards,
 * policies. A mistake there passes CloudFormation's schemas, and would end the first deployment.
 */
final class LanguageGate implements IPolicyValidationPlugin {
  private static final List<LanguageReader> READERS =
      List.of(
          new MonitoringReader(),
          new EventReader(),
          new PolicyReader(),
          new ArnReader(),
          new ServiceValueReader(),
          new LaunchReader(),
          new SecretReader(),
          new StatesReader(),
          new UnreadReader());

  @Override
  public String getName() {
    return "Languages";
  }

  @Override
  public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
    return TemplateReport.of(context, LanguageGate::judge);
  }

  /** Reads every language of {@code template}. */
  static LanguageReport read(JsonNode template) {
    LanguageReport report = new LanguageReport();
    TemplateReader.read(template, report);
    read(template, new Intrinsics(template), report);
    LanguageReport otherBranches = new LanguageReport();
    read(template, new Intrinsics(template, 2), otherBranches);
    report.addFindings(otherBranches);
    return report;
  }

  private static void read(JsonNode template, Intrinsics intrinsics, LanguageReport report) {
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      LanguageReader.Resource resolved =
          new LanguageReader.Resource(
              resource.getKey(),
              resource.getValue().path("Type").asText(),
              intrinsics.resolve(resource.getValue().path("Properties")),
              template);
      READERS.forEach(reader -> reader.read(resolved, report));
    }
  }

  private static List<PolicyViolation> judge(JsonNode template, String path) {
    return read(template).findings().stream()
        .map(
            finding ->
                TemplateReport.violation(
                    finding.rule().id(),
                    finding.line(),
                    finding.rule().fix(),
                    path,
                    finding.pointer()))
        .toList();
  }
}
