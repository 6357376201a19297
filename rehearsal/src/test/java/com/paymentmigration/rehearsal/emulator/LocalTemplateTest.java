package com.paymentmigration.rehearsal.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rehearsed template is the synthesized one, but for what is listed. */
class LocalTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final LocalTemplate.Literals LITERALS =
      new LocalTemplate.Literals() {
        @Override
        public String ref(String logicalId) {
          return logicalId;
        }

        @Override
        public String attribute(String logicalId, String attribute) {
          return null;
        }
      };

  private final JsonNode synthesized = WholeStack.ofProfile("staging").template();

  @Test
  void onlyTheListedTypesAreLeftOut() throws Exception {
    JsonNode local = JSON.readTree(LocalTemplate.of(synthesized, LITERALS, 0.5).text());
    List<String> gone = new ArrayList<>();
    synthesized
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (!local.path("Resources").has(entry.getKey())) {
                gone.add(entry.getValue().path("Type").asText());
              }
            });
    assertThat(gone).isNotEmpty().allMatch(LeftOut.TYPES::containsKey);
  }

  @Test
  void whatIsLeftOutIsListedWithItsReason() {
    LocalTemplate local = LocalTemplate.of(synthesized, LITERALS, 0.5);
    assertThat(local.notes())
        .anyMatch(note -> note.startsWith("2 × AWS::RDS::DBCluster: "))
        .anyMatch(note -> note.startsWith("waits × 0.5: Bake: round bakeSeconds 120 -> 60"))
        .anyMatch(note -> note.matches("waits × 0.5: .* pause of 10 s -> 5.0 s"));
  }

  @Test
  void noReferenceToAResourceThatIsLeftOutRemains() throws Exception {
    JsonNode local = JSON.readTree(LocalTemplate.of(synthesized, LITERALS, 0.5).text());
    List<String> targets = new ArrayList<>();
    local.findValues("Fn::GetAtt").forEach(value -> targets.add(value.get(0).asText()));
    assertThat(targets).isNotEmpty().allMatch(id -> local.path("Resources").has(id));
  }

  @Test
  void aFactorOfOneLeavesTheWorkflowsAsSynthesized() throws Exception {
    assertThat(definitions(JSON.readTree(LocalTemplate.of(synthesized, LITERALS, 1).text())))
        .isEqualTo(definitions(synthesized));
  }

  @Test
  void aFactorChangesBakesAndTheApprovalOnly() throws Exception {
    Map<String, JsonNode> before = definitions(synthesized);
    Map<String, JsonNode> after =
        definitions(JSON.readTree(LocalTemplate.of(synthesized, LITERALS, 0.5).text()));
    assertThat(after).isNotEqualTo(before);
    List<String> changed = new ArrayList<>();
    before.forEach((id, definition) -> differences("", definition, after.get(id), changed));
    assertThat(changed)
        .allMatch(
            path ->
                path.endsWith("/bakeSeconds") || path.endsWith("Wait for approval/TimeoutSeconds"));
  }

  private static void differences(
      String path, JsonNode before, JsonNode after, List<String> changed) {
    if (before.isObject()) {
      assertThat(after.size()).as(path).isEqualTo(before.size());
      before
          .properties()
          .forEach(
              entry ->
                  differences(
                      path + "/" + entry.getKey(),
                      entry.getValue(),
                      after.path(entry.getKey()),
                      changed));
    } else if (before.isArray()) {
      for (int i = 0; i < before.size(); i++) {
        differences(path + "/" + i, before.get(i), after.path(i), changed);
      }
    } else if (!before.equals(after)) {
      changed.add(path);
    }
  }

  private static Map<String, JsonNode> definitions(JsonNode template) throws Exception {
    Map<String, JsonNode> definitions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
      if (entry.getValue().path("Type").asText().equals("AWS::StepFunctions::StateMachine")) {
        StringBuilder text = new StringBuilder();
        entry
            .getValue()
            .at("/Properties/DefinitionString/Fn::Join/1")
            .forEach(part -> text.append(part.isTextual() ? part.asText() : "reference"));
        definitions.put(entry.getKey(), JSON.readTree(text.toString()));
      }
    }
    assertThat(definitions).hasSize(3);
    return definitions;
  }
}
