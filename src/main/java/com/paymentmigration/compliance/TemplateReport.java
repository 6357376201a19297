package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/** What a gate in Java reads and answers: templates as JSON, violations in the CDK's own form. */
final class TemplateReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern RESOURCE = Pattern.compile("/Resources/([^/]+)");

  private TemplateReport() {}

  /** Judges every template of the app; the second argument of {@code judge} is its path. */
  static PolicyValidationPluginReport of(
      IPolicyValidationContext context, BiFunction<JsonNode, String, List<PolicyViolation>> judge) {
    List<PolicyViolation> violations = new ArrayList<>();
    for (String path : context.getTemplatePaths()) {
      violations.addAll(judged(path, judge));
    }
    return PolicyValidationPluginReport.builder()
        .success(violations.isEmpty())
        .violations(violations)
        .build();
  }

  /** What {@code judge} says of a template, or that it is too large to be judged. */
  static List<PolicyViolation> judged(
      String path, BiFunction<JsonNode, String, List<PolicyViolation>> judge) {
    long bytes = new File(path).length();
    if (bytes > TemplateLimits.MOST_BYTES) {
      return List.of(
          tooLarge(bytes + " bytes, allowed: at most " + TemplateLimits.MOST_BYTES, path));
    }
    JsonNode template = read(path);
    return TemplateLimits.exceeded(template)
        .map(what -> List.of(tooLarge(what, path)))
        .orElseGet(() -> judge.apply(template, path));
  }

  private static PolicyViolation tooLarge(String what, String path) {
    return violation(
        "Required.Size",
        "the template is larger than CloudFormation takes, so no gate reads it: received " + what,
        "Make it smaller",
        path,
        "/Resources");
  }

  /** A violation at {@code pointer}, which names a resource if it leads below Resources. */
  static PolicyViolation violation(
      String rule, String reason, String fix, String path, String pointer) {
    PolicyViolatingResource.Builder where =
        PolicyViolatingResource.builder().templatePath(path).locations(List.of(pointer));
    Matcher resource = RESOURCE.matcher(pointer);
    if (resource.find() && resource.start() == 0) {
      where.resourceLogicalId(resource.group(1));
    }
    return PolicyViolation.builder()
        .ruleName(rule)
        .severity("error")
        .description(reason)
        .fix(fix)
        .violatingResources(List.of(where.build()))
        .build();
  }

  private static JsonNode read(String path) {
    try {
      return MAPPER.readTree(new File(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
