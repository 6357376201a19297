package com.paymentmigration.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paymentmigration.lambda.aws.DynamoDbForeignRecords;
import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.protocol.OutputNames;
import com.paymentmigration.testsupport.WholeStack;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What {@code ./migrate} relies on: the template's outputs, the approval's form, its own policy.
 */
class OperatorContractTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final WholeStack STACK = WholeStack.selected();

  @Test
  void theTemplateHasEveryOutputThatTheCommandsRead() throws IllegalAccessException {
    JsonNode outputs = STACK.template().path("Outputs");

    for (java.lang.reflect.Field name : OutputNames.class.getFields()) {
      assertThat(outputs.has((String) name.get(null))).as(name.getName()).isTrue();
    }
  }

  @Test
  void theSynthesizedApprovalHasTheFormThatApproveLooksFor() {
    String definitions = STACK.text();

    assertThat(definitions)
        .contains(":states:::lambda:invoke.waitForTaskToken")
        .contains("\\\"operation\\\":\\\"requestApproval\\\"")
        .contains("\\\"taskToken.$\\\":\\\"$$.Task.Token\\\"");
  }

  @Test
  void bothPoliciesTogetherAllowTheCallsInTheCodeAndNoOther() throws IOException {
    Set<String> allowed = actions("operator");
    allowed.addAll(actions("approver"));

    assertThat(allowed).isEqualTo(calls()).noneMatch(action -> action.contains("*"));
  }

  @Test
  void oneStartsAndTheOtherApprovesAndAllElseIsTheSame() throws IOException {
    Set<String> operator = actions("operator");
    Set<String> approver = actions("approver");

    assertThat(operator).contains("states:StartExecution").doesNotContain("states:SendTaskSuccess");
    assertThat(approver).contains("states:SendTaskSuccess").doesNotContain("states:StartExecution");
    operator.remove("states:StartExecution");
    approver.remove("states:SendTaskSuccess");
    assertThat(operator).isEqualTo(approver);
  }

  @Test
  void oneAsksToAbsorbAndPausesAndTheOtherApprovesAndNeitherWritesAnythingElse()
      throws IOException {
    assertThat(writable("operator"))
        .containsExactly(DynamoDbForeignRecords.REQUESTS, DynamoDbPauseRequests.PARTITION);
    assertThat(writable("approver")).containsExactly(DynamoDbForeignRecords.APPROVALS);
  }

  /** Partitions of the state table that a policy lets its holder write. */
  private static List<String> writable(String policy) throws IOException {
    List<String> partitions = new ArrayList<>();
    for (JsonNode statement : document(policy).path("Statement")) {
      if (statement.path("Action").toString().contains("dynamodb:PutItem")) {
        assertThat(statement.path("Action").asText()).isEqualTo("dynamodb:PutItem");
        JsonNode keys =
            statement
                .path("Condition")
                .path("ForAllValues:StringEquals")
                .path("dynamodb:LeadingKeys");
        keys.forEach(key -> partitions.add(key.asText()));
        // ForAllValues alone is true of a call without the key.
        assertThat(statement.path("Condition").path("Null").path("dynamodb:LeadingKeys").asText())
            .isEqualTo("false");
      }
    }
    return partitions;
  }

  private static JsonNode document(String policy) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(ROOT.resolve("docs/" + policy + "-policy.json")));
  }

  /** Actions of a policy, but for those on keys, which no code names. */
  private static Set<String> actions(String policy) throws IOException {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : document(policy).path("Statement")) {
      JsonNode named = statement.path("Action");
      (named.isArray() ? named : List.of(named)).forEach(a -> actions.add(a.asText()));
    }
    actions.removeIf(action -> action.startsWith("kms:"));
    return actions;
  }

  private static Set<String> calls() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files =
        Files.list(ROOT.resolve("operator/src/main/java/com/paymentmigration/operator"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        code.append(Files.readString(file));
      }
    }
    Map<String, Class<?>> clients = new TreeMap<>();
    clients.put("cloudformation", CloudFormationClient.class);
    clients.put("cloudwatch", CloudWatchClient.class);
    clients.put("states", SfnClient.class);
    clients.put("sts", StsClient.class);
    // StateTableReader, DynamoDbRecordedVerdicts.latest and DynamoDbUnitStore.units;
    // DynamoDbForeignRecords.say; ElbTrafficControl.read.
    Set<String> found =
        new TreeSet<>(
            List.of(
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:Query",
                "elasticloadbalancing:DescribeRules"));
    clients.forEach(
        (service, client) -> {
          Set<String> methods =
              new TreeSet<>(
                  Arrays.stream(client.getMethods())
                      .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"))
                      .map(Method::getName)
                      .toList());
          Matcher call = Pattern.compile("\\.([a-z][A-Za-z]+)\\(").matcher(code);
          while (call.find()) {
            String name = call.group(1);
            if (methods.contains(name) && name.matches("[a-z]+[A-Z].*")) {
              found.add(
                  service
                      + ":"
                      + name.substring(0, 1).toUpperCase(Locale.ROOT)
                      + name.substring(1));
            }
          }
        });
    return found;
  }
}
