package com.paymentmigration.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.NodeTools;
import com.paymentmigration.testsupport.SourceTree;
import com.paymentmigration.testsupport.WholeStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Judges that others wrote: asl-validator on the workflows, AWS's service authorization reference
 * on every statement of every policy.
 */
class IndependentValidatorsIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> POLICIES =
      List.of("PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "AccessPolicy");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void theWorkflowsAreStatesLanguage(String profile) {
    JsonNode problems = states(definitions(WholeStack.ofProfile(profile)));

    assertThat(problems).hasSize(3).allSatisfy(each -> assertThat(each).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Next":"|"Next":"Nowhere
          "Type":"Task"|"Type":"Taks"
          "$.|"$..[
          "ErrorEquals":[|"ErrorEqual":[
          "TimeoutSeconds":|"TimeoutSeconds":-
          "StartAt":"|"StartAt":"Nowhere
          $$.Execution.Id|$$.Execution..[
          """)
  void aBrokenWorkflowIsFound(String text, String replacement) {
    ObjectNode definitions = definitions(WholeStack.selected());
    Map.Entry<String, JsonNode> first =
        definitions.properties().stream()
            .filter(each -> each.getValue().toString().contains(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no workflow has " + text));
    String broken = first.getValue().toString();
    int place = broken.indexOf(text);
    definitions.set(
        first.getKey(),
        json(broken.substring(0, place) + replacement + broken.substring(place + text.length())));

    assertThat(states(definitions).path(first.getKey())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void actionsResourcesAndConditionKeysAreThoseOfTheServices(String profile) {
    assertThat(authorization(statements(WholeStack.ofProfile(profile)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          logs:CreateLogGroups     | *                                              | aws:RequestTag/x        | no action
          lambda:InvokeFunction    | arn:aws:states:us-east-1:111122223333:stateMachine:x | aws:RequestTag/x  | no resource
          cloudformation:UpdateStack | *                                            | cloudformation:RoleArns | no condition key
          rds:DescribeDBClusters   | *                                              | aws:SourceAccounts      | no condition key
          """)
  void aNameThatTheServiceDoesNotHaveIsFound(
      String action, String resource, String key, String problem) {
    ArrayNode statements = MAPPER.createArrayNode();
    ObjectNode statement = statements.addObject().put("where", "tried").put("identity", true);
    statement.putArray("actions").add(action);
    statement.putArray("resources").add(resource);
    statement.putArray("keys").add(key);

    assertThat(authorization(statements).toString()).contains(problem);
  }

  /** The forms that the gate judges resource names by. */
  @Test
  void theFormsOfResourceNamesAreThoseOfTheReference() {
    String forms = NodeTools.run("arn-forms.mjs", "");

    assertThat(forms.strip().lines())
        .containsExactlyElementsOf(
            SourceTree.text(SourceTree.path("src/main/resources/arn-forms.tsv")).lines().toList());
  }

  @Test
  void userDataIsAScriptThatTheShellReads() throws java.io.IOException, InterruptedException {
    Intrinsics intrinsics = new Intrinsics(WholeStack.selected().template());
    for (JsonNode launch : WholeStack.selected().ofType("AWS::EC2::LaunchTemplate").values()) {
      String script =
          intrinsics.resolve(launch.at("/Properties/LaunchTemplateData/UserData")).asText();
      Process shell = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
      shell.getOutputStream().write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      shell.getOutputStream().close();
      String said =
          new String(
              shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

      assertThat(shell.waitFor()).as(said).isZero();
    }
  }

  private static JsonNode states(JsonNode definitions) {
    return json(NodeTools.run("states.mjs", definitions.toString()));
  }

  private static JsonNode authorization(JsonNode statements) {
    return json(NodeTools.run("authorization.mjs", statements.toString()));
  }

  private static ObjectNode definitions(WholeStack stack) {
    Intrinsics intrinsics = new Intrinsics(stack.template());
    ObjectNode definitions = MAPPER.createObjectNode();
    stack
        .ofType("AWS::StepFunctions::StateMachine")
        .forEach(
            (id, machine) ->
                definitions.set(
                    id,
                    json(intrinsics.resolve(machine.at("/Properties/DefinitionString")).asText())));
    return definitions;
  }

  private static ArrayNode statements(WholeStack stack) {
    Intrinsics intrinsics = new Intrinsics(stack.template());
    ArrayNode statements = MAPPER.createArrayNode();
    stack
        .resources()
        .forEach(
            (id, resource) -> {
              JsonNode properties = intrinsics.resolve(resource.path("Properties"));
              for (String policy : POLICIES) {
                JsonNode all = properties.path(policy).path("Statement");
                for (int index = 0; index < all.size(); index++) {
                  statement(
                      statements,
                      id + " " + policy + " " + index,
                      all.get(index),
                      resource.path("Type").asText().startsWith("AWS::IAM::"));
                }
              }
            });
    return statements;
  }

  private static void statement(
      ArrayNode statements, String where, JsonNode statement, boolean identity) {
    ObjectNode read = statements.addObject().put("where", where).put("identity", identity);
    texts(statement.path("Action"), read.putArray("actions"));
    texts(statement.path("Resource"), read.putArray("resources"));
    ArrayNode keys = read.putArray("keys");
    for (JsonNode operator : statement.path("Condition")) {
      operator.fieldNames().forEachRemaining(keys::add);
    }
  }

  private static void texts(JsonNode value, ArrayNode into) {
    if (value.isTextual()) {
      into.add(value);
    }
    value.forEach(into::add);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(text, wrong);
    }
  }
}
