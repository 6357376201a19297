package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationStack;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;
import software.constructs.IConstruct;

/**
 * Runs the gates that judge a template, without synthesizing one: CloudFormation's rules, the
 * constraints, drift support, secrets. The rule engine compiles once a JVM.
 */
final class GateRun {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final App APP = new App();
  private static final List<IPolicyValidationPlugin> ALL =
      PolicyGates.of(APP).stream().filter(GateRun::readsFiles).toList();

  private static final List<IPolicyValidationPlugin> GATES =
      PolicyGates.ofAnyStack(APP).stream().filter(GateRun::readsFiles).toList();

  private GateRun() {}

  /** The packs of cdk-nag read the tree of constructs. */
  private static boolean readsFiles(IPolicyValidationPlugin gate) {
    return !(gate instanceof AwsSolutionsChecks || gate instanceof PCIDSS321Checks);
  }

  /**
   * A finding.
   *
   * @param rule id of the rule
   * @param severity error or warning
   * @param logicalId resource, or empty for the template
   * @param text description and fix
   */
  record Finding(String rule, String severity, String logicalId, String text) {
    boolean isError() {
      return severity.equals("error") || severity.equals("fatal");
    }
  }

  /** Errors that all gates find in {@code template}, which is the whole one. */
  static List<Finding> errors(JsonNode template) {
    return findings(template, ALL).stream().filter(Finding::isError).toList();
  }

  /** Errors in a part of a template, which the statement of the whole one cannot judge. */
  static List<Finding> errorsOfPart(JsonNode template) {
    return findings(template, GATES).stream().filter(Finding::isError).toList();
  }

  private static List<Finding> findings(JsonNode template, List<IPolicyValidationPlugin> gates) {
    try {
      Path file = Files.createTempFile("template", ".json");
      try {
        Files.writeString(file, MAPPER.writeValueAsString(template));
        List<Finding> findings = new ArrayList<>();
        for (IPolicyValidationPlugin gate : gates) {
          for (PolicyViolation violation : gate.validate(new Context(file)).getViolations()) {
            for (PolicyViolatingResource resource : violation.getViolatingResources()) {
              findings.add(finding(violation, resource));
            }
          }
        }
        return findings;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Errors of the gates in Java alone, for what the CDK's own engine never gets to read. */
  static List<Finding> errorsInJava(JsonNode template) {
    List<IPolicyValidationPlugin> ours =
        ALL.stream().filter(gate -> gate != ConstraintRules.plugin()).toList();
    return findings(template, ours).stream().filter(Finding::isError).toList();
  }

  private static Finding finding(PolicyViolation violation, PolicyViolatingResource resource) {
    return new Finding(
        violation.getRuleName(),
        String.valueOf(violation.getSeverity()),
        resource.getResourceLogicalId() == null ? "" : resource.getResourceLogicalId(),
        violation.getDescription() + " | " + violation.getFix());
  }

  private record Context(Path file) implements IPolicyValidationContext {
    @Override
    public IConstruct getAppConstruct() {
      return APP;
    }

    @Override
    public List<PolicyValidationStack> getStackTemplates() {
      return List.of(
          PolicyValidationStack.builder()
              .stackConstructPath("Stack")
              .templatePath(file.toString())
              .region("us-east-1")
              .build());
    }

    @Override
    public List<String> getTemplatePaths() {
      return List.of(file.toString());
    }
  }
}
