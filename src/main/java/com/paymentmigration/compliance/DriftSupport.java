package com.paymentmigration.compliance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which resource types the stack may use (constraint C6): those that the documented support table
 * lists as drift-compatible, and named exceptions with their evidence.
 *
 * @param documented answer of the table per type: {@code Yes}, {@code No} or {@code unlisted}
 * @param exceptions evidence per allowed exception
 */
record DriftSupport(Map<String, String> documented, Map<String, String> exceptions) {
  /** Why there is no second custom resource, whatever its type. */
  static final Refusal ONE_CUSTOM_RESOURCE =
      new Refusal(
          "C6.OneCustomResource",
          "There is a custom resource beside the pre-migration validation",
          "Do without: construct what the helper wanted to look up or change");

  private static final String SUPPORTED = "Yes";

  static DriftSupport load() {
    return new DriftSupport(table("/drift-support.tsv"), table("/drift-exceptions.tsv"));
  }

  boolean allows(String type) {
    return SUPPORTED.equals(documented.get(type)) || exceptions.containsKey(type);
  }

  static boolean isCustom(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }

  /** Why {@code type} is not allowed, and what to use instead. */
  Refusal refusal(String type) {
    if (type.equals("AWS::IAM::Policy")) {
      return new Refusal(
          "C6.NoInlinePolicy",
          "AWS::IAM::Policy has no drift support, and is an inline policy",
          "Use one AWS::IAM::ManagedPolicy per role, and withoutPolicyUpdates() for the role that"
              + " an L2 construct receives");
    }
    if (isCustom(type)) {
      return ONE_CUSTOM_RESOURCE;
    }
    return new Refusal(
        "C6.DriftSupport",
        type
            + " is not drift-compatible (support table: "
            + documented.getOrDefault(type, "not listed")
            + ")",
        "Use another type, or name an exception with its evidence in drift-exceptions.tsv");
  }

  record Refusal(String rule, String reason, String fix) {}

  /** First two columns of a tab-separated file, comments and the header line left out. */
  private static Map<String, String> table(String resource) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : RuleFiles.text(resource).lines().toList()) {
      String[] columns = line.split("\t", -1);
      if (!line.startsWith("#") && !columns[0].equals("type")) {
        rows.put(columns[0], columns[1]);
      }
    }
    return rows;
  }
}
