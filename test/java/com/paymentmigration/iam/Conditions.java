package com.paymentmigration.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a request meets a statement's conditions: the tests that this template's policies use.
 */
final class Conditions {
  private Conditions() {}

  /**
   * Whether {@code request} meets all of {@code condition}.
   *
   * @throws IllegalArgumentException for a test that this class does not know
   */
  static boolean hold(JsonNode condition, Request request) {
    Map<String, String> context = context(request);
    for (Map.Entry<String, JsonNode> test : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : test.getValue().properties()) {
        // A multivalued key is one text here: its values, separated by a comma.
        if (!holds(test.getKey(), Texts.of(key.getValue()), context.get(key.getKey()))) {
          return false;
        }
      }
    }
    return true;
  }

  /** What every request carries, beside its own keys. */
  static Map<String, String> context(Request request) {
    Map<String, String> context = new TreeMap<>(request.context());
    if (request.principal().startsWith("arn:")) {
      String account = request.principal().split(":", -1)[4];
      context.put("aws:PrincipalAccount", account);
      context.put("aws:PrincipalArn", request.principal());
      context.put("kms:CallerAccount", account);
    }
    context.put("aws:SecureTransport", "true");
    return context;
  }

  private static boolean holds(String test, List<String> allowed, String value) {
    return switch (test) {
      case "StringEquals", "Bool" -> value != null && allowed.contains(value);
      case "ArnLike", "StringLike" ->
          value != null && allowed.stream().anyMatch(pattern -> Glob.covers(pattern, value));
      case "ForAllValues:StringEquals" ->
          value == null || allowed.containsAll(List.of(value.split(",")));
      case "ForAllValues:StringLike" ->
          value == null || allowed.stream().anyMatch(pattern -> Glob.covers(pattern, value));
      case "Null" -> allowed.contains(String.valueOf(value == null));
      default ->
          throw new IllegalArgumentException(
              "condition: received "
                  + test
                  + ", known: StringEquals, Bool, ArnLike, StringLike, Null");
    };
  }
}
