package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A comparison in an event pattern, like {@code {"prefix": "us-"}}.
 *
 * <p>Source: EventBridge user guide, "Comparison operators for use in event patterns".
 */
final class EventOperator {
  private static final double LARGEST_NUMBER = 5.0e9;
  private static final String IGNORE_CASE = "equals-ignore-case";
  private static final Set<String> OPERATORS =
      new TreeSet<>(
          List.of(
              "prefix",
              "suffix",
              "anything-but",
              "numeric",
              "cidr",
              "exists",
              IGNORE_CASE,
              "wildcard"));
  private static final Set<String> LOWER = new TreeSet<>(List.of(">", ">="));
  private static final Set<String> UPPER = new TreeSet<>(List.of("<", "<="));

  /** No two wildcards in a row, and no escape but that of a star or of the escape itself. */
  private static final Pattern WILDCARD = Pattern.compile("(?:[^*\\\\]|\\\\[*\\\\]|\\*(?!\\*))*+");

  private EventOperator() {}

  /** What is wrong with the comparison at {@code path}. */
  static Optional<Problem> problem(JsonNode comparison, String path) {
    if (comparison.size() != 1) {
      return wrong(path, comparison, "one operator of " + String.join(", ", OPERATORS));
    }
    Map.Entry<String, JsonNode> only = comparison.properties().iterator().next();
    String below = path + "/" + only.getKey();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "prefix", "suffix" ->
          value.isTextual() || isIgnoreCase(value)
              ? Optional.empty()
              : wrong(below, value, "a text, or {\"equals-ignore-case\": text}");
      case IGNORE_CASE -> value.isTextual() ? Optional.empty() : wrong(below, value, "a text");
      case "wildcard" -> wildcard(value, below);
      case "exists" -> value.isBoolean() ? Optional.empty() : wrong(below, value, "true or false");
      case "cidr" ->
          IpRange.isRange(value.asText())
              ? Optional.empty()
              : wrong(below, value, "an IP range, for example 10.0.0.0/24");
      case "numeric" -> numeric(value, below);
      case "anything-but" -> anythingBut(value, below);
      default -> wrong(below, value, "an operator of " + String.join(", ", OPERATORS));
    };
  }

  private static Optional<Problem> anythingBut(JsonNode value, String path) {
    if (value.isObject() && value.size() == 1) {
      Map.Entry<String, JsonNode> only = value.properties().iterator().next();
      boolean known =
          new TreeSet<>(List.of("prefix", "suffix", IGNORE_CASE, "wildcard"))
              .contains(only.getKey());
      JsonNode inner = only.getValue();
      boolean texts = isText(inner) || allOf(inner, JsonNode::isTextual);
      return known && texts
          ? Optional.empty()
          : wrong(
              path, value, "prefix, suffix, equals-ignore-case or wildcard with a text or texts");
    }
    boolean plain = value.isTextual() || value.isNumber();
    boolean list = allOf(value, JsonNode::isTextual) || allOf(value, JsonNode::isNumber);
    return plain || list
        ? Optional.empty()
        : wrong(path, value, "a text, a number, texts only, numbers only, or an operator");
  }

  private static Optional<Problem> numeric(JsonNode value, String path) {
    String allowed = "[\"=\", n] or a lower and an upper bound, for example [\">\", 0, \"<=\", 5]";
    if (!value.isArray() || (value.size() != 2 && value.size() != 4)) {
      return wrong(path, value, allowed);
    }
    for (int index = 1; index < value.size(); index += 2) {
      JsonNode number = value.get(index);
      if (!number.isNumber() || Math.abs(number.asDouble()) > LARGEST_NUMBER) {
        return wrong(path, number, "a number from -5.0e9 to 5.0e9");
      }
    }
    String first = value.get(0).asText();
    boolean right =
        value.size() == 2
            ? first.equals("=") || LOWER.contains(first) || UPPER.contains(first)
            : LOWER.contains(first)
                && UPPER.contains(value.get(2).asText())
                && value.get(1).asDouble() < value.get(3).asDouble();
    return right ? Optional.empty() : wrong(path, value, allowed);
  }

  private static Optional<Problem> wildcard(JsonNode value, String path) {
    boolean right = value.isTextual() && WILDCARD.matcher(value.asText()).matches();
    return right
        ? Optional.empty()
        : wrong(path, value, "a text without two * in a row; a \\ stands before * or \\ only");
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.asText().isEmpty();
  }

  private static boolean isIgnoreCase(JsonNode value) {
    return value.size() == 1 && value.path(IGNORE_CASE).isTextual();
  }

  private static boolean allOf(JsonNode array, java.util.function.Predicate<JsonNode> kind) {
    if (!array.isArray() || array.isEmpty()) {
      return false;
    }
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      if (!kind.test(each.next())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Problem> wrong(String path, JsonNode value, String allowed) {
    return Optional.of(Problem.at(path, value, allowed));
  }
}
