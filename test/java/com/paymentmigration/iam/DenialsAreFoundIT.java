package com.paymentmigration.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A proof that cannot fail is none: each small mistake in a policy is a call that is denied, and
 * that call is named.
 */
class DenialsAreFoundIT {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "an action is missing",
            statements((id, each) -> drop(each, "dynamodb:PutItem")),
            "dynamodb:PutItem"),
        mistake(
            "guards by their ARNs (composite alarms answer to * only)",
            statements(
                (id, each) -> {
                  if (has(each, "cloudwatch:DescribeAlarms") && id.contains("Function")) {
                    each.put("Resource", "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*");
                  }
                }),
            "cloudwatch:DescribeAlarms"),
        mistake(
            "another region",
            statements(
                (id, each) -> {
                  if (has(each, "states:StartExecution") && id.contains("Watchdog")) {
                    each.put("Resource", "arn:aws:states:us-west-2:111122223333:stateMachine:*");
                  }
                }),
            "states:StartExecution"),
        mistake(
            "another account",
            statements(
                (id, each) -> {
                  if (has(each, "sns:Publish") && id.contains("Run")) {
                    each.put("Resource", "arn:aws:sns:us-east-1:444455556666:*");
                  }
                }),
            "sns:Publish"),
        mistake(
            "one secret too few",
            statements(
                (id, each) -> {
                  if (has(each, "secretsmanager:PutSecretValue")) {
                    ((ArrayNode) each.get("Resource")).remove(0);
                  }
                }),
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage"),
        mistake(
            "a log group without its streams",
            statements(
                (id, each) -> {
                  if (has(each, "logs:PutRetentionPolicy")) {
                    each.put(
                        "Resource", "arn:aws:logs:us-east-1:111122223333:log-group:RDSOSMetrics");
                  }
                }),
            "logs:CreateLogGroup",
            "logs:PutRetentionPolicy"),
        mistake(
            "an encryption context of another workflow",
            statements(
                (id, each) -> {
                  if (each.path("Sid").asText().equals("EncryptExecutionData")
                      && id.startsWith("Rollback")) {
                    context(each)
                        .put(
                            "kms:EncryptionContext:aws:states:stateMachineArn",
                            "arn:aws:states:us-east-1:111122223333:stateMachine:other");
                  }
                }),
            "kms:Decrypt",
            "kms:GenerateDataKey"),
        mistake(
            "another namespace",
            statements(
                (id, each) -> {
                  if (has(each, "cloudwatch:PutMetricData") && id.contains("Writer")) {
                    context(each).put("cloudwatch:namespace", "Other");
                  }
                }),
            "cloudwatch:PutMetricData"),
        mistake(
            "a role that may not be passed",
            statements((id, each) -> drop(each, "iam:PassRole")),
            "iam:PassRole"),
        mistake(
            "an endpoint without the action",
            policies(
                "AWS::EC2::VPCEndpoint",
                "PolicyDocument",
                (id, each) -> drop(each, "elasticloadbalancing:ModifyRule")),
            "elasticloadbalancing:ModifyRule"),
        mistake(
            "an endpoint that keeps the answers to CloudFormation",
            policies(
                "AWS::EC2::VPCEndpoint",
                "PolicyDocument",
                (id, each) -> drop(each, "s3:PutObject")),
            "s3:PutObject"),
        mistake(
            "a key without the service that writes logs",
            policies(
                "AWS::KMS::Key",
                "KeyPolicy",
                (id, each) -> {
                  if (each.path("Sid").asText().equals("CloudWatchLogsOfThisAccount")) {
                    each.set(
                        "Principal",
                        JSON.objectNode().put("Service", "logs.eu-west-1.amazonaws.com"));
                  }
                }),
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo"),
        mistake(
            "a key that hands nothing over to IAM",
            policies(
                "AWS::KMS::Key",
                "KeyPolicy",
                (id, each) -> {
                  if (id.startsWith("KeysSecrets")) {
                    each.set(
                        "Principal",
                        JSON.objectNode().put("AWS", "arn:aws:iam::444455556666:root"));
                  }
                }),
            "kms:Decrypt",
            "kms:GenerateDataKey"),
        mistake(
            "a topic that no alarm may notify",
            policies(
                "AWS::SNS::TopicInlinePolicy",
                "PolicyDocument",
                (id, each) -> {
                  if (each.path("Effect").asText().equals("Allow")) {
                    each.put("Action", "sns:Subscribe");
                  }
                }),
            "sns:Publish"),
        mistake(
            "a function that its rule may not call",
            template ->
                resources(
                    template,
                    "AWS::Lambda::Permission",
                    (id, properties) -> properties.put("Principal", "s3.amazonaws.com")),
            "lambda:InvokeFunction"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsACallThatIsDenied(Consumer<JsonNode> mistake, List<String> denied) {
    JsonNode template = WholeStack.selected().template().deepCopy();
    mistake.accept(template);
    DeployedTemplate deployed = DeployedTemplate.of(template);
    Set<String> found = new TreeSet<>();
    IamJudge.judge(Requests.of(CommittedCalls.all(), deployed), deployed).stream()
        .filter(verdict -> !verdict.allowed())
        .forEach(verdict -> found.add(verdict.request().action()));

    assertThat(found).containsExactlyElementsOf(denied);
  }

  private static Arguments mistake(String name, Consumer<JsonNode> change, String... denied) {
    return Arguments.of(Named.of(name, change), List.of(denied));
  }

  private static Consumer<JsonNode> statements(BiConsumer<String, ObjectNode> change) {
    return policies("AWS::IAM::ManagedPolicy", "PolicyDocument", change);
  }

  private static Consumer<JsonNode> policies(
      String type, String document, BiConsumer<String, ObjectNode> change) {
    return template ->
        resources(
            template,
            type,
            (id, properties) ->
                properties
                    .path(document)
                    .path("Statement")
                    .forEach(each -> change.accept(id, (ObjectNode) each)));
  }

  private static void resources(
      JsonNode template, String type, BiConsumer<String, ObjectNode> change) {
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                change.accept(entry.getKey(), (ObjectNode) entry.getValue().path("Properties"));
              }
            });
  }

  private static boolean has(JsonNode statement, String action) {
    return statement.path("Action").toString().contains("\"" + action + "\"");
  }

  /** The statement without the action; with another one in its place if it was the only one. */
  private static void drop(ObjectNode statement, String action) {
    if (!has(statement, action)) {
      return;
    }
    List<String> left = new ArrayList<>();
    statement.path("Action").forEach(each -> left.add(each.asText()));
    left.remove(action);
    ArrayNode actions = statement.putArray("Action");
    left.forEach(actions::add);
    if (left.isEmpty()) {
      actions.add("sts:GetCallerIdentity");
    }
  }

  private static ObjectNode context(ObjectNode statement) {
    return (ObjectNode) statement.path("Condition").path("StringEquals");
  }
}
