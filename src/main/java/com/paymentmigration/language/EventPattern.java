package com.paymentmigration.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Event patterns of EventBridge.
 *
 * <p>Source: EventBridge user guide, "Event patterns" and "Comparison operators for use in event
 * patterns": every leaf is an array, an operator stands alone in its object, and the top level has
 * the fields of an event. A field of another spelling is accepted by the service and never matches.
 */
public final class EventPattern {
  /** Quota "Event pattern size", in characters. */
  static final int LONGEST = 2048;

  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "version",
              "id",
              "detail-type",
              "source",
              "account",
              "time",
              "region",
              "resources",
              "detail",
              "replay-name",
              "$or"));

  private final List<Problem> problems = new ArrayList<>();

  private EventPattern() {}

  /** What EventBridge would refuse of {@code pattern}, or never match. */
  public static List<Problem> problems(JsonNode pattern) {
    EventPattern checked = new EventPattern();
    if (pattern.toString().length() > LONGEST) {
      checked.refuse(
          "", pattern.toString().length() + " characters", "at most " + LONGEST + " characters");
    }
    checked.fields(pattern, "", true);
    if (checked.problems.isEmpty()) {
      checked.problems.addAll(EventSources.problems(pattern));
    }
    return checked.problems;
  }

  private void fields(JsonNode node, String path, boolean top) {
    if (!node.isObject() || node.isEmpty()) {
      problems.add(Problem.at(path, node, "an object with at least one field"));
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String below = path + "/" + field.getKey();
      JsonNode value = field.getValue();
      if (top && !FIELDS.contains(field.getKey())) {
        refuse(below, field.getKey(), "a field of an event: " + String.join(", ", FIELDS));
      } else if (field.getKey().equals("$or") && value.isArray() && value.path(0).isObject()) {
        alternatives(value, below, top);
      } else if (value.isArray()) {
        leaf(value, below);
      } else if (value.isObject()) {
        fields(value, below, false);
      } else {
        problems.add(Problem.at(below, value, "an array of values, or an object"));
      }
    }
  }

  private void alternatives(JsonNode value, String path, boolean top) {
    if (value.size() < 2) {
      problems.add(Problem.at(path, value, "at least two patterns"));
    }
    for (int index = 0; index < value.size(); index++) {
      fields(value.get(index), path + "/" + index, top);
    }
  }

  private void leaf(JsonNode values, String path) {
    if (values.isEmpty()) {
      problems.add(Problem.at(path, values, "at least one value"));
    }
    for (int index = 0; index < values.size(); index++) {
      JsonNode value = values.get(index);
      if (value.isArray()) {
        problems.add(Problem.at(path + "/" + index, value, "a value or an operator, no array"));
      } else if (value.isObject()) {
        EventOperator.problem(value, path + "/" + index).ifPresent(problems::add);
      }
    }
  }

  private void refuse(String path, String received, String allowed) {
    problems.add(Problem.at(path, received, allowed));
  }
}
