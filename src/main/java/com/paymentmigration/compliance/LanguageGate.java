package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.PolicyViolation;

/**
 * Parses what only the services parse: queries, formulas, rules, patterns, schedules, dashboards,
 * policies. A mistake there passes CloudFormation's schemas, and would end the first deployment.
 */
final class LanguageGate implements TemplateGate {
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
  public String name() {
    return "Languages";
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

  @Override
  public List<PolicyViolation> judge(JsonNode template, String region, String path) {
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
