package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.check.LogDelivery.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A statement of a bucket policy, judged as far as the grammar of policies says. */
final class PolicyStatement {
  private static final String WILDCARD = "*";

  private final JsonNode statement;

  PolicyStatement(JsonNode statement) {
    this.statement = statement;
  }

  boolean denies() {
    return statement.path("Effect").asText().equals("Deny");
  }

  /** Its Sid, or what it is. */
  String name() {
    String sid = statement.path("Sid").asText("");
    return sid.isEmpty() ? "a statement (" + statement.path("Effect").asText() + ")" : sid;
  }

  String conditionKeys() {
    TreeSet<String> keys = new TreeSet<>();
    statement
        .path("Condition")
        .forEach(operator -> operator.fieldNames().forEachRemaining(keys::add));
    return keys.isEmpty() ? "NotPrincipal" : String.join(", ", keys);
  }

  /** Whether it is about {@code writer} doing {@code action} to {@code object}. */
  Answer applies(LogWriter writer, String action, String object) {
    if (!matches("Action", "NotAction", action, true)
        || !matches("Resource", "NotResource", object, false)) {
      return Answer.NO;
    }
    Answer principal = principal(writer);
    return principal == Answer.NO
        ? Answer.NO
        : both(principal, new PolicyConditions(statement.path("Condition")).hold(writer));
  }

  private boolean matches(String name, String opposite, String value, boolean anyCase) {
    return statement.has(opposite)
        ? texts(statement.path(opposite)).stream().noneMatch(p -> like(p, value, anyCase))
        : texts(statement.path(name)).stream().anyMatch(p -> like(p, value, anyCase));
  }

  private Answer principal(LogWriter writer) {
    if (statement.has("NotPrincipal")) {
      return Answer.UNKNOWN;
    }
    JsonNode principal = statement.path("Principal");
    if (principal.asText().equals(WILDCARD)) {
      return Answer.YES;
    }
    for (String id : texts(principal.path(writer.principal()))) {
      boolean everybody = id.equals(WILDCARD) && writer.principal().equals("AWS");
      if (everybody || id.equals(writer.id()) || id.equals(root(writer.id()))) {
        return Answer.YES;
      }
    }
    // {"AWS": "*"} is everybody, services among them.
    return texts(principal.path("AWS")).contains(WILDCARD) ? Answer.YES : Answer.NO;
  }

  private static String root(String account) {
    return "arn:aws:iam::" + account + ":root";
  }

  private static Answer both(Answer one, Answer other) {
    return one == Answer.NO || other == Answer.NO
        ? Answer.NO
        : one == Answer.UNKNOWN || other == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.YES;
  }

  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> texts.add(each.asText()));
    } else if (node.isValueNode()) {
      texts.add(node.asText());
    }
    return texts;
  }

  /** Whether {@code value} fits a pattern in which * is any text and ? one character. */
  static boolean like(String pattern, String value, boolean anyCase) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char each = pattern.charAt(at);
      regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
    }
    return anyCase
        ? Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(value).matches()
        : value.matches(regex.toString());
  }
}
