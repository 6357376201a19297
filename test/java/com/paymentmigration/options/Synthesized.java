package com.paymentmigration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.PaymentMigrationApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * What the app made of a context, with all gates.
 *
 * @param template text of the template
 * @param findings rule and construct of whatever a gate reports and nobody acknowledged
 * @param judges gates that the report names
 * @param failure message of the failed synthesis; empty if it did not fail
 */
record Synthesized(String template, List<String> findings, List<String> judges, String failure) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String STACK = "PaymentMigrationStack.template.json";

  /** Quotas of AWS CloudFormation ("Understand CloudFormation quotas"). */
  private static final Map<String, Integer> LIMITS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Resources", 500),
              Map.entry("Parameters", 200),
              Map.entry("Mappings", 200),
              Map.entry("Outputs", 200)));

  private static final int MAPPING_ATTRIBUTES = 200;
  private static final int TEMPLATE_BYTES = 1_000_000;
  private static final int TEXT_BYTES = 1024;
  private static final int NAME_CHARACTERS = 255;
  private static final int DEFAULT_BYTES = 4096;

  /** Synthesizes as {@code cdk synth} does, with the handlers' asset in {@code handlers}. */
  static Synthesized of(Map<String, Object> context, Path handlers) {
    try {
      Path assembly = Files.createTempDirectory("assembly");
      App app =
          new App(
              AppProps.builder()
                  .outdir(assembly.toString())
                  .context(context)
                  .analyticsReporting(false)
                  .build());
      String failure = "";
      try {
        PaymentMigrationApp.synthesize(app, handlers.toString());
      } catch (RuntimeException e) {
        failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("failed");
      }
      Path template = assembly.resolve(STACK);
      Path report = assembly.resolve("validation-report.json");
      return read(
          Files.exists(template) ? Files.readString(template) : "{}",
          Files.exists(report) ? MAPPER.readTree(report.toFile()) : MAPPER.createObjectNode(),
          failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Synthesized read(String template, JsonNode report, String failure) {
    List<String> findings = new ArrayList<>();
    List<String> judges = new ArrayList<>();
    for (JsonNode plugin : report.path("pluginReports")) {
      judges.add(plugin.path("pluginName").asText());
      // A gate that breaks off reports no violation.
      String broken = plugin.at("/metadata/error").asText();
      if (!broken.isEmpty()) {
        findings.add(broken);
      }
      for (JsonNode violation : plugin.path("violations")) {
        findings.add(
            violation.path("ruleName").asText()
                + " @ "
                + violation.path("violatingConstructs").findValuesAsText("constructPath")
                + ": "
                + violation.path("description").asText());
      }
    }
    return new Synthesized(template, findings, judges, failure);
  }

  /** Quotas of CloudFormation that the template exceeds. */
  List<String> beyondLimits() throws IOException {
    JsonNode json = MAPPER.readTree(template);
    List<String> beyond = new ArrayList<>();
    LIMITS.forEach((section, most) -> note(beyond, section, json.path(section).size(), most));
    note(beyond, "bytes", bytes(template), TEMPLATE_BYTES);
    note(beyond, "bytes of the description", bytes(json.path("Description").asText()), TEXT_BYTES);
    json.path("Mappings")
        .properties()
        .forEach(
            mapping -> {
              note(beyond, mapping.getKey(), mapping.getValue().size(), MAPPING_ATTRIBUTES);
              mapping
                  .getValue()
                  .forEach(each -> note(beyond, mapping.getKey(), each.size(), MAPPING_ATTRIBUTES));
            });
    for (String section : LIMITS.keySet()) {
      json.path(section)
          .fieldNames()
          .forEachRemaining(name -> note(beyond, name, name.length(), NAME_CHARACTERS));
    }
    json.path("Outputs")
        .forEach(
            output ->
                note(
                    beyond,
                    "bytes of an output's description",
                    bytes(output.path("Description").asText()),
                    TEXT_BYTES));
    json.path("Parameters")
        .forEach(
            parameter ->
                note(
                    beyond,
                    "bytes of a default",
                    bytes(parameter.path("Default").asText()),
                    DEFAULT_BYTES));
    return beyond;
  }

  private static void note(List<String> beyond, String what, int received, int most) {
    if (received > most) {
      beyond.add(what + ": " + received + ", at most " + most);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
