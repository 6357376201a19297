package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What only an operation's prose says about its permission ({@code prose-rules.tsv}): neither the
 * service reference nor a simulator that is made from it knows these.
 */
public final class ProseRules {
  private static final List<Map<String, String>> RULES = Table.of("prose-rules.tsv");

  private ProseRules() {}

  /** Every rule, by column. */
  static List<Map<String, String>> all() {
    return List.copyOf(RULES);
  }

  /** Whether only a grant on {@code *} answers {@code action} in this template. */
  public static boolean demandsEverything(String action, DeployedTemplate template) {
    return RULES.stream()
        .filter(rule -> rule.get("evaluated-on").equals("everything"))
        .filter(rule -> rule.get("action").equalsIgnoreCase(action))
        .anyMatch(
            rule ->
                rule.get("if-there-is").isEmpty()
                    || !template.ofType(rule.get("if-there-is")).isEmpty());
  }

  /** Grants of a statement that answer nothing, each with the rule; none if all is well. */
  static List<String> broken(JsonNode statement, DeployedTemplate template) {
    List<String> broken = new ArrayList<>();
    for (Map<String, String> rule : RULES) {
      if (Texts.of(statement.path("Action")).stream()
          .noneMatch(pattern -> Glob.coversAction(pattern, rule.get("action")))) {
        continue;
      }
      List<String> resources = Texts.of(statement.path("Resource"));
      boolean kept =
          demandsEverything(rule.get("action"), template)
              ? resources.contains("*")
              : !rule.get("evaluated-on").equals("log-stream")
                  || resources.stream().allMatch(arn -> arn.endsWith("*"));
      if (!kept) {
        broken.add(rule.get("action") + " on " + resources + ": " + rule.get("rule"));
      }
    }
    return broken;
  }

  /** The ARN that IAM compares a grant of {@code action} with. */
  public static String evaluated(String action, String arn) {
    boolean stream =
        RULES.stream()
            .anyMatch(
                rule ->
                    rule.get("evaluated-on").equals("log-stream")
                        && rule.get("action").equalsIgnoreCase(action));
    return stream && !arn.contains(":log-stream:") ? arn + ":log-stream:" : arn;
  }
}
