package com.paymentmigration.operator.doctor.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.operator.doctor.check.LogDelivery.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The conditions of a statement: all must hold. A key whose value nobody knows leaves it open. */
final class PolicyConditions {
  private static final String IF_EXISTS = "IfExists";

  private final JsonNode conditions;

  PolicyConditions(JsonNode conditions) {
    this.conditions = conditions;
  }

  Answer hold(LogWriter writer) {
    Answer all = Answer.YES;
    for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        Answer one = holds(operator.getKey(), key.getKey(), key.getValue(), writer);
        if (one == Answer.NO) {
          return Answer.NO;
        }
        all = one == Answer.UNKNOWN ? Answer.UNKNOWN : all;
      }
    }
    return all;
  }

  private static Answer holds(String operator, String key, JsonNode values, LogWriter writer) {
    String value = writer.context().get(key.toLowerCase(Locale.ROOT));
    if (value == null) {
      return Answer.UNKNOWN;
    }
    List<String> allowed = PolicyStatement.texts(values);
    String name = operator.replaceFirst(IF_EXISTS + "$", "");
    Optional<Boolean> holds =
        switch (name) {
          case "StringEquals" -> Optional.of(allowed.contains(value));
          case "StringNotEquals" -> Optional.of(!allowed.contains(value));
          case "StringEqualsIgnoreCase", "Bool" ->
              Optional.of(allowed.stream().anyMatch(value::equalsIgnoreCase));
          case "StringLike", "ArnLike", "ArnEquals" -> Optional.of(anyLike(allowed, value));
          case "StringNotLike", "ArnNotLike", "ArnNotEquals" ->
              Optional.of(!anyLike(allowed, value));
          default -> Optional.empty();
        };
    return holds.map(yes -> yes ? Answer.YES : Answer.NO).orElse(Answer.UNKNOWN);
  }

  private static boolean anyLike(List<String> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> PolicyStatement.like(pattern, value, false));
  }
}
