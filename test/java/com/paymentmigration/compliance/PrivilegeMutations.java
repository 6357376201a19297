package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Roles made wider: any resource, no condition, more to trust. One of a policy a batch. */
final class PrivilegeMutations {
  private static final Set<String> BOUND_BY_CONDITION =
      Set.of("cloudformation:UpdateStack", "iam:PassRole", "cloudwatch:PutMetricData");

  private final Template whole;

  PrivilegeMutations(Template whole) {
    this.whole = whole;
  }

  List<List<Mutation>> batches() {
    List<List<Mutation>> batches = new ArrayList<>();
    for (String policy : whole.ofType("AWS::IAM::ManagedPolicy")) {
      List<Mutation> ofPolicy = new ArrayList<>();
      JsonNode statements = whole.json().at("/Resources/" + policy + path());
      for (int index = 0; index < statements.size(); index++) {
        widened(statements.get(index), policy, index, ofPolicy);
      }
      for (int batch = 0; batch < ofPolicy.size(); batch++) {
        if (batch == batches.size()) {
          batches.add(new ArrayList<>());
        }
        batches.get(batch).add(ofPolicy.get(batch));
      }
    }
    for (String role : whole.ofType("AWS::IAM::Role")) {
      String principal = "/" + role + "/Properties/AssumeRolePolicyDocument/Statement/0/Principal";
      batches
          .get(0)
          .add(
              new Mutation(
                  "Privilege.Trust", role, template -> template.set(principal, "{\"AWS\":\"*\"}")));
    }
    return batches;
  }

  private static void widened(
      JsonNode statement, String policy, int index, List<Mutation> mutations) {
    String pointer = "/" + policy + path() + "/" + index;
    if (!statement.path("Resource").toString().equals("\"*\"")) {
      mutations.add(
          new Mutation(
              rule(statement), policy, template -> template.set(pointer + "/Resource", "\"*\"")));
    }
    String action = statement.path("Action").asText();
    if (BOUND_BY_CONDITION.contains(action)) {
      mutations.add(
          new Mutation(
              "Privilege." + condition(action),
              policy,
              template ->
                  ((ObjectNode) template.json().at("/Resources" + pointer)).remove("Condition")));
    }
  }

  /** A statement that passes a role is judged as such. */
  private static String rule(JsonNode statement) {
    return statement.path("Action").asText().equals("iam:PassRole")
        ? "Privilege.PassRole"
        : "Privilege.Unscoped";
  }

  private static String condition(String action) {
    return switch (action) {
      case "iam:PassRole" -> "PassRole";
      case "cloudwatch:PutMetricData" -> "Namespace";
      default -> "UpdateStack";
    };
  }

  private static String path() {
    return "/Properties/PolicyDocument/Statement";
  }
}
