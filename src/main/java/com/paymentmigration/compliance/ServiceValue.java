package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.language.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service documents of a property and CloudFormation's schemas do not say.
 *
 * @param type resource type
 * @param path below Properties, names separated by {@code /}; {@code *} is every entry of a list or
 *     object, {@code Key=x} is the entries of a list whose Key is x, whatever the name before the
 *     sign
 * @param check {@code one of}: words separated by spaces; {@code matches}: a regular expression;
 *     {@code number}: {@code least..most}; {@code characters}: {@code least..most}; {@code
 *     entries}: {@code least..most}; {@code names of}: words that the fields of an object may have;
 *     {@code keys of}: words that the Keys of a list may have
 * @param allowed as the check spells it
 * @param words how a refusal says it; empty for {@code allowed} itself
 * @param source who says so
 */
record ServiceValue(
    String type, String path, String check, String allowed, String words, String source) {
  static List<ServiceValue> load() {
    return TableFile.rows("/service-values.tsv").stream()
        .map(
            row ->
                new ServiceValue(
                    row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
        .toList();
  }

  /** A place that the path leads to. */
  private record Place(String pointer, JsonNode value) {}

  /** How many places of {@code properties} it is about. */
  int places(JsonNode properties) {
    return at(properties).size();
  }

  /** What the service would refuse of {@code properties}. */
  List<Problem> problems(JsonNode properties) {
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Place place : at(properties)) {
      boolean again = check.equals("different") && !seen.add(place.value().asText());
      List<String> wrong = again ? List.of(place.value().toString()) : wrong(place, properties);
      wrong.forEach(received -> problems.add(new Problem(place.pointer(), received, said())));
    }
    return problems;
  }

  private String said() {
    return (words.isEmpty() ? allowed : words) + " (" + source + ")";
  }

  /** What is not allowed of the value; nothing if all is. */
  private List<String> wrong(Place place, JsonNode properties) {
    JsonNode value = place.value();
    String text = value.asText();
    return switch (check) {
      case "one of" -> unless(choices().contains(text), value.toString());
      case "matches" -> unless(text.matches(allowed), value.toString());
      case "number" -> unless(isWhole(text) && within(Long.parseLong(text)), value.toString());
      case "characters" -> unless(within(text.length()), text.length() + " characters");
      case "entries" -> unless(within(value.size()), value.size() + " entries");
      case "bytes" -> unless(within(bytes(value)), bytes(value) + " bytes");
      case "names of" -> names(value).stream().filter(name -> !choices().contains(name)).toList();
      case "names match" -> names(value).stream().filter(name -> !name.matches(allowed)).toList();
      case "keys of" -> keys(value).stream().filter(key -> !choices().contains(key)).toList();
      case "different" -> List.of();
      case "below" -> unless(number(value) < number(properties.path(allowed)), value.toString());
      case "at most" -> unless(number(value) <= number(properties.path(allowed)), value.toString());
      default ->
          throw new IllegalStateException(
              "service-values.tsv: received '"
                  + check
                  + "', allowed: one of, matches, number, characters, entries, bytes, names of, names"
                  + " match, keys of, different, below, at most");
    };
  }

  private List<String> choices() {
    return Arrays.asList(allowed.split(" ", -1));
  }

  private static List<String> names(JsonNode value) {
    return value.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> keys(JsonNode value) {
    return value.valueStream().map(entry -> entry.path("Key").asText()).toList();
  }

  private static int bytes(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<String> unless(boolean right, String received) {
    return right ? List.of() : List.of(received);
  }

  private boolean within(long number) {
    String[] bounds = allowed.split("\\.\\.", -1);
    return number >= Long.parseLong(bounds[0]) && number <= Long.parseLong(bounds[1]);
  }

  private static boolean isWhole(String text) {
    return text.matches("-?\\d{1,18}");
  }

  /** A number, also as a text; what a service chooses itself is beyond all others. */
  private static long number(JsonNode value) {
    return isWhole(value.asText()) ? Long.parseLong(value.asText()) : Long.MAX_VALUE;
  }

  private List<Place> at(JsonNode properties) {
    List<Place> level = List.of(new Place("", properties));
    for (String name : path.split("/", -1)) {
      List<Place> next = new ArrayList<>();
      level.forEach(place -> next.addAll(step(place, name)));
      level = next;
    }
    return level;
  }

  private static List<Place> step(Place place, String name) {
    List<Place> next = new ArrayList<>();
    JsonNode value = place.value();
    for (int index = 0; value.isArray() && index < value.size(); index++) {
      JsonNode entry = value.get(index);
      if (name.equals("*") || isChosen(entry, name)) {
        next.add(new Place(place.pointer() + "/" + index, entry));
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (name.equals("*") || name.equals(field.getKey())) {
        next.add(new Place(place.pointer() + "/" + field.getKey(), field.getValue()));
      }
    }
    return next;
  }

  private static boolean isChosen(JsonNode entry, String name) {
    int sign = name.indexOf('=');
    return sign > 0
        && entry.path(name.substring(0, sign)).asText().equals(name.substring(sign + 1));
  }
}
