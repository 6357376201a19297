package com.paymentmigration.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A role of the stack with all that its policies allow.
 *
 * @param path construct, below the stack
 * @param services that may assume it
 * @param statements of every attached policy
 */
record Role(String path, List<String> services, List<Statement> statements) {
  /**
   * What a role may do.
   *
   * @param sid name of the statement, empty if it has none
   * @param actions that are allowed
   * @param resources by construct path or as written
   * @param condition as written; missing if there is none
   */
  record Statement(String sid, List<String> actions, List<String> resources, JsonNode condition) {}

  static List<Role> of(WholeStack stack) {
    List<Role> roles = new ArrayList<>();
    stack
        .ofType("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              List<Statement> statements = new ArrayList<>();
              for (JsonNode policy : role.at("/Properties/ManagedPolicyArns")) {
                for (JsonNode statement :
                    stack
                        .resources()
                        .get(policy.path("Ref").asText())
                        .at("/Properties/PolicyDocument/Statement")) {
                  // A denial grants nothing.
                  if (statement.path("Effect").asText().equals("Allow")) {
                    statements.add(statement(stack, statement));
                  }
                }
              }
              List<String> services = new ArrayList<>();
              for (JsonNode trust : role.at("/Properties/AssumeRolePolicyDocument/Statement")) {
                services.add(trust.at("/Principal/Service").asText());
              }
              roles.add(new Role(stack.path(id), services, statements));
            });
    roles.sort(Comparator.comparing(Role::path));
    return roles;
  }

  /** Statements that constructs wrote into policies of their own, by path of the role. */
  static Map<String, List<Statement>> inline(WholeStack stack) {
    Map<String, List<Statement>> byRole = new TreeMap<>();
    for (JsonNode policy : stack.ofType("AWS::IAM::Policy").values()) {
      for (JsonNode role : policy.at("/Properties/Roles")) {
        List<Statement> statements =
            byRole.computeIfAbsent(
                stack.path(role.path("Ref").asText()), path -> new ArrayList<>());
        for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
          statements.add(statement(stack, statement));
        }
      }
    }
    return byRole;
  }

  boolean allows(String action) {
    return statements.stream().anyMatch(statement -> statement.actions().contains(action));
  }

  private static Statement statement(WholeStack stack, JsonNode statement) {
    List<String> resources = new ArrayList<>();
    for (JsonNode resource : list(statement.path("Resource"))) {
      resources.add(spell(stack, resource));
    }
    List<String> actions = new ArrayList<>();
    list(statement.path("Action")).forEach(action -> actions.add(action.asText()));
    return new Statement(
        statement.path("Sid").asText(), actions, resources, statement.path("Condition"));
  }

  private static List<JsonNode> list(JsonNode value) {
    List<JsonNode> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(values::add);
    } else {
      values.add(value);
    }
    return values;
  }

  /** A reference as the construct's path, a joined ARN with its references in angle brackets. */
  static String spell(WholeStack stack, JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    if (node.has("Ref")) {
      return stack.path(node.path("Ref").asText());
    }
    if (node.has("Fn::GetAtt")) {
      return stack.path(node.at("/Fn::GetAtt/0").asText());
    }
    if (node.has("Fn::Join")) {
      StringBuilder joined = new StringBuilder();
      for (JsonNode part : node.at("/Fn::Join/1")) {
        joined.append(part.isTextual() ? part.asText() : "<" + spell(stack, part) + ">");
      }
      return joined.toString();
    }
    return node.toString();
  }
}
