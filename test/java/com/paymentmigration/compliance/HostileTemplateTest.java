package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.TestStacks;
import com.paymentmigration.testsupport.WholeStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

/** Gates answer within seconds whatever the template holds, and refuse what is too large. */
class HostileTemplateTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static JsonNode whole;

  private static final Map<String, Consumer<ObjectNode>> SHAPES =
      Map.of(
          "five hundred resources",
              root -> copies(root, TemplateLimits.MOST_RESOURCES - whole.path("Resources").size()),
          "a thousand levels", root -> root.set("Metadata", deep(900)),
          "a text of a megabyte", root -> root.put("Description", "a".repeat(1_000_000)),
          "a value of half a megabyte", HostileTemplateTest::longValue,
          "a hundred thousand attempts", root -> attempts(root, "99999"),
          "attempts beyond a long", root -> attempts(root, "99999999999999999999"),
          "fewer attempts than none", root -> attempts(root, "-1"));

  @BeforeAll
  static void synthesize() {
    whole = WholeStack.selected().template();
    GateRun.errors(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "five hundred resources",
        "a thousand levels",
        "a text of a megabyte",
        "a value of half a megabyte",
        "a hundred thousand attempts",
        "attempts beyond a long",
        "fewer attempts than none"
      })
  void isRefusedInTime(String shape) {
    ObjectNode root = whole.deepCopy();
    SHAPES.get(shape).accept(root);

    Instant begin = Instant.now();
    List<GateRun.Finding> found = GateRun.errors(root);

    assertThat(found).isNotEmpty();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
  }

  private static void copies(ObjectNode root, int copies) {
    JsonNode one = root.path("Resources").path(first(root));
    ObjectNode resources = (ObjectNode) root.path("Resources");
    for (int number = 0; number < copies; number++) {
      resources.set("Copy" + number, one);
    }
  }

  private static String first(ObjectNode root) {
    return root.path("Resources").fieldNames().next();
  }

  private static JsonNode deep(int levels) {
    ObjectNode top = whole.deepCopy();
    top.removeAll();
    ObjectNode level = top;
    for (int depth = 0; depth < levels; depth++) {
      level = level.putObject("below");
    }
    return top;
  }

  private static void longValue(ObjectNode root) {
    Template template = Template.of(root);
    ((ObjectNode) root.path("Resources").path(first(root)).path("Properties"))
        .put("Description", "10.".repeat(170_000));
    assertThat(template.json()).isNotEqualTo(root);
  }

  private static void attempts(ObjectNode root, String number) {
    root.path("Resources")
        .properties()
        .forEach(
            each -> {
              if (each.getValue().path("Type").asText().endsWith("StateMachine")) {
                replace((ObjectNode) each.getValue().path("Properties"), number);
              }
            });
  }

  private static void replace(ObjectNode properties, String number) {
    String definition =
        properties
            .path("DefinitionString")
            .toString()
            .replaceAll("\\\\\"MaxAttempts\\\\\":\\d+", "\\\\\"MaxAttempts\\\\\":" + number);
    properties.set("DefinitionString", Template.json(definition));
  }

  /** The CDK ends synthesis before any gate is asked, and ours would not read it. */
  @Test
  void tenThousandResourcesAreRefusedBeforeTheyAreRead() {
    ObjectNode root = whole.deepCopy();
    copies(root, 10_000);
    Instant begin = Instant.now();

    assertThat(GateRun.errorsInJava(root))
        .extracting(GateRun.Finding::rule)
        .containsOnly("Required.Size");
    assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
    assertThatThrownBy(HostileTemplateTest::synthesizeOneTooMany).hasMessageContaining("500");
  }

  private static void synthesizeOneTooMany() {
    App app = TestStacks.app();
    Stack stack = new Stack(app, "Large");
    for (int number = 0; number <= TemplateLimits.MOST_RESOURCES; number++) {
      CfnResource.Builder.create(stack, "Handle" + number)
          .type("AWS::CloudFormation::WaitConditionHandle")
          .build();
    }
    app.synth();
  }

  @Test
  void theTemplateItselfIsFarFromTheLimits() {
    assertThat(TemplateLimits.exceeded(whole)).isEmpty();
  }
}
