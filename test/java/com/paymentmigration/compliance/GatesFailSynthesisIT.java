package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The app itself, in a process of its own as {@code cdk synth} runs it, with stricter gates than
 * the stack can hold: one more mandatory tag, and no exception for the custom resource.
 */
class GatesFailSynthesisIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MINUTES = 10;

  @TempDir private static Path folder;
  private static int exitCode;
  private static String printed;

  @BeforeAll
  static void synthesizeWithStricterGates() throws IOException, InterruptedException {
    Path gates = Files.createDirectories(folder.resolve("gates/rules"));
    String tags = SourceTree.text(SourceTree.path("src/main/resources/rules/c5-tags.rego"));
    Files.writeString(
        gates.resolve("c5-tags.rego"),
        tags.replace(
            "mandatory := {\"Environment\",", "mandatory := {\"Owner\", \"Environment\","));
    String exceptions = SourceTree.text(SourceTree.path("src/main/resources/drift-exceptions.tsv"));
    Files.writeString(
        gates.resolveSibling("drift-exceptions.tsv"),
        exceptions.replaceAll("(?m)^Custom::.*\n", ""));
    Path output = folder.resolve("printed");
    ProcessBuilder app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("gates")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                "com.paymentmigration.PaymentMigrationApp")
            .directory(SourceTree.path(".").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    app.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
    app.environment().put("CDK_CONTEXT_JSON", context());
    app.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    Process process = app.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    exitCode = process.exitValue();
    printed = Files.readString(output);
  }

  @Test
  void aViolationEndsWithExitCodeOne() {
    assertThat(exitCode).as(printed).isEqualTo(1);
  }

  @Test
  void aRuleInRegoNamesConstructRuleReasonAndFix() {
    assertThat(printed)
        .contains("PaymentMigrationStack/Keys/Database")
        .contains("C5.Tags")
        .contains("lacks the tags Owner")
        .contains("MandatoryTags");
  }

  @Test
  void aGateInJavaNamesConstructRuleReasonAndFix() {
    assertThat(printed)
        .contains("PaymentMigrationStack/PreMigrationValidation")
        .contains("C6.OneCustomResource")
        .contains("beside the pre-migration validation")
        .contains("Do without");
  }

  @Test
  void noStackTraceHidesTheReport() {
    assertThat(printed).doesNotContain("\tat ").contains("cdk synth: ");
  }

  /** Context as the command line hands it over: cdk.json, then cdk.context.json. */
  private static String context() throws IOException {
    ObjectNode context =
        (ObjectNode) MAPPER.readTree(SourceTree.text(SourceTree.path("cdk.json"))).path("context");
    JsonNode selected = MAPPER.readTree(SourceTree.text(SourceTree.path("cdk.context.json")));
    context.setAll((ObjectNode) selected);
    return context.toString();
  }
}
