package com.paymentmigration.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.PaymentMigrationApp;
import com.paymentmigration.compliance.HandedOverRole;
import com.paymentmigration.rehearsal.service.PaymentService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The whole stack of a profile, synthesized once a JVM, for the tests that judge the template as
 * such.
 */
public final class WholeStack {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, WholeStack> SYNTHESIZED = new LinkedHashMap<>();
  private static final String STACK = "/PaymentMigrationStack/";

  private final String text;
  private final JsonNode template;
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  /**
   * An accepted finding.
   *
   * @param path construct, below the stack; empty for the stack itself
   * @param rule id with its namespace
   * @param reason why it is accepted
   */
  public record Acknowledged(String path, String rule, String reason) {}

  private WholeStack(Path assembly) {
    try {
      text = Files.readString(assembly.resolve("PaymentMigrationStack.template.json"));
      template = MAPPER.readTree(text);
      MAPPER
          .readTree(assembly.resolve("PaymentMigrationStack.metadata.json").toFile())
          .properties()
          .forEach(entry -> read(entry.getKey(), entry.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acknowledged.sort(Comparator.comparing(Acknowledged::path).thenComparing(Acknowledged::rule));
  }

  /** The stack of the profile that cdk.context.json selects. */
  public static WholeStack selected() {
    return ofProfile("staging");
  }

  /** The stack of the profile {@code dev}, {@code staging} or {@code prod}. */
  public static WholeStack ofProfile(String profile) {
    return SYNTHESIZED.computeIfAbsent(profile, name -> read(TestStacks.selected(name), Map.of()));
  }

  /**
   * The stack of {@code profile} of a company whose application offers a synthetic payment: what
   * the rehearsal deploys.
   */
  public static WholeStack rehearsed(String profile) {
    return SYNTHESIZED.computeIfAbsent(
        profile + ", rehearsed",
        key ->
            read(
                TestStacks.selectedWith(
                    profile, "fleet", "syntheticPaymentPath", PaymentService.SYNTHETIC_PAYMENT),
                Map.of()));
  }

  /** The stack of {@code profile} with another value of one key. */
  public static WholeStack with(String profile, String section, String key, Object value) {
    return SYNTHESIZED.computeIfAbsent(
        profile + ", " + section + "." + key + " " + value,
        each -> read(TestStacks.selectedWith(profile, section, key, value), Map.of()));
  }

  /**
   * The stack as it would be if the L2 constructs wrote their grants into the roles they receive.
   */
  public static WholeStack withGrants() {
    return SYNTHESIZED.computeIfAbsent(
        "staging with grants",
        key -> read(TestStacks.selected("staging"), Map.of(HandedOverRole.SHOW_GRANTS, true)));
  }

  /** The template as it is deployed. */
  public String text() {
    return text;
  }

  /** The template as JSON. */
  public JsonNode template() {
    return template;
  }

  /** Resources by logical id, in the order of the template. */
  public Map<String, JsonNode> resources() {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
    return resources;
  }

  /** Resources of {@code type} by logical id. */
  public Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = new TreeMap<>(resources());
    found.values().removeIf(resource -> !resource.path("Type").asText().equals(type));
    return found;
  }

  /** Path of the construct with this logical id, below the stack. */
  public String path(String logicalId) {
    return paths.getOrDefault(logicalId, logicalId);
  }

  /** Paths by logical id. */
  public Map<String, String> paths() {
    return Collections.unmodifiableMap(paths);
  }

  /** Every accepted finding, by path and rule. */
  public List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  private void read(String path, JsonNode entries) {
    String below = path.startsWith(STACK) ? path.substring(STACK.length()) : "";
    for (JsonNode entry : entries) {
      JsonNode data = entry.path("data");
      switch (entry.path("type").asText()) {
        case "aws:cdk:logicalId" -> paths.put(data.asText(), below);
        case "aws:cdk:acknowledged-rules" ->
            data.properties()
                .forEach(
                    rule ->
                        acknowledged.add(
                            new Acknowledged(below, rule.getKey(), rule.getValue().asText())));
        default -> {}
      }
    }
  }

  private static WholeStack read(Map<String, ?> selected, Map<String, ?> moreContext) {
    try {
      Path assembly = Files.createTempDirectory("assembly");
      synthesize(selected, moreContext, assembly);
      return new WholeStack(assembly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Synthesizes the stack that {@code selected} asks for, without the gates. */
  private static void synthesize(
      Map<String, ?> selected, Map<String, ?> moreContext, Path assembly) {
    Map<String, Object> context = new LinkedHashMap<>(TestStacks.context());
    context.putAll(moreContext);
    App app =
        new App(
            AppProps.builder()
                .outdir(assembly.toString())
                .context(context)
                .analyticsReporting(false)
                .build());
    PaymentMigrationApp.compose(app, selected, emptyAsset());
    app.synth();
  }

  /** A handlers' asset of one byte: the template differs from the real one by a hash only. */
  private static Code emptyAsset() {
    try {
      Path folder = Files.createTempDirectory("handlers");
      Files.writeString(folder.resolve("empty"), "\n");
      return Code.fromAsset(folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Entry point for a JVM of its own: profile and directory of the assembly. */
  public static void main(String[] arguments) {
    synthesize(TestStacks.selected(arguments[0]), Map.of(), Path.of(arguments[1]));
  }
}
