package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/** What a gate in Java reads and answers: templates as JSON, violations in the CDK's own form. */
final class TemplateReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern RESOURCE = Pattern.compile("/Resources/([^/]+)");

  private TemplateReport() {}

  /**
   * A template as it was read, once for all gates.
   *
   * @param path of the file
   * @param region of the stack, or empty
   * @param template its content; nothing if the file is too large to be read
   * @param tooLarge what every gate says of a template that is too large to be judged
   */
  record Stack(
      String path, String region, JsonNode template, Optional<List<PolicyViolation>> tooLarge) {
    static Stack read(String path, String region) {
      long bytes = new File(path).length();
      if (bytes > TemplateLimits.MOST_BYTES) {
        String what = bytes + " bytes, allowed: at most " + TemplateLimits.MOST_BYTES;
        return new Stack(
            path,
            region,
            MissingNode.getInstance(),
            Optional.of(List.of(TemplateReport.tooLarge(what, path))));
      }
      JsonNode template = TemplateReport.read(path);
      return new Stack(
          path,
          region,
          template,
          TemplateLimits.exceeded(template)
              .map(what -> List.of(TemplateReport.tooLarge(what, path))));
    }
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
