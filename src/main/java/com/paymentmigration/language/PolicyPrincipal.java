package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The element Principal.
 *
 * <p>Source: IAM user guide, "AWS JSON policy elements: Principal": a wildcard stands for everyone,
 * never for a part of a name.
 */
final class PolicyPrincipal {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern IDENTITY =
      Pattern.compile(
          "arn:aws(-cn|-us-gov)?:(iam|sts)::\\d{12}:(root|(user|role|federated-user|assumed-role)/[^*?]{1,512})");
  private static final Pattern UNIQUE_ID =
      Pattern.compile("A(IDA|ROA|GPA|NPA|NVA)[A-Z0-9]{12,124}");

  private PolicyPrincipal() {}

  static List<Problem> problems(JsonNode principal, String path) {
    List<Problem> problems = new ArrayList<>();
    if (principal.isMissingNode() || principal.asText().equals("*")) {
      return problems;
    }
    if (!principal.isObject() || principal.isEmpty()) {
      problems.add(
          Problem.at(
              path, principal, "* or an object with AWS, Service, Federated or CanonicalUser"));
      return problems;
    }
    for (Map.Entry<String, JsonNode> entry : principal.properties()) {
      String below = path + "/" + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isEmpty() && !value.isTextual()) {
        problems.add(Problem.at(below, value, "at least one principal"));
      }
      if (value.isTextual()) {
        check(entry.getKey(), value, below, problems);
      }
      for (JsonNode each : value) {
        check(entry.getKey(), each, below, problems);
      }
    }
    return problems;
  }

  private static void check(String type, JsonNode value, String path, List<Problem> problems) {
    String name = value.asText();
    String allowed =
        switch (type) {
          case "AWS" ->
              name.equals("*")
                      || ACCOUNT.matcher(name).matches()
                      || IDENTITY.matcher(name).matches()
                      || UNIQUE_ID.matcher(name).matches()
                  ? ""
                  : "*, an account of 12 digits, or the ARN of a root, user, role or session without wildcard";
          case "Service" -> ServicePrincipals.isKnown(name) ? "" : ServicePrincipals.allowed();
          case "Federated", "CanonicalUser" -> name.isBlank() ? "a name" : "";
          default -> "AWS, Service, Federated or CanonicalUser";
        };
    if (!allowed.isEmpty()) {
      problems.add(Problem.at(path, value, allowed));
    }
  }
}
