package com.paymentmigration.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a picture says about the stack, read from its template. It remembers the types that it was
 * asked for, so that a test sees what a picture leaves out.
 */
final class StackFacts {
  private final JsonNode template;
  private final Map<String, String> paths;
  private final Set<String> asked = new TreeSet<>();

  /**
   * Facts of a template.
   *
   * @param template the synthesized template
   * @param paths construct paths below the stack by logical id
   */
  StackFacts(JsonNode template, Map<String, String> paths) {
    this.template = template;
    this.paths = paths;
  }

  /** Types that were asked for. */
  Set<String> asked() {
    return Collections.unmodifiableSet(asked);
  }

  /** Properties of the resources of a type, by construct path. */
  Map<String, JsonNode> ofType(String type) {
    asked.add(type);
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(
                    paths.getOrDefault(entry.getKey(), entry.getKey()),
                    entry.getValue().path("Properties"));
              }
            });
    return found;
  }

  /** How many resources of a type there are. */
  int count(String type) {
    return ofType(type).size();
  }

  /** How many resources there are. */
  int count() {
    return template.path("Resources").size();
  }

  /**
   * Properties of the only resource of a type whose path begins with {@code prefix}.
   *
   * @throws IllegalStateException if there is none, or more than one: the picture is then no longer
   *     of this stack
   */
  JsonNode only(String type, String prefix) {
    Map<String, JsonNode> found = ofType(type);
    found.keySet().removeIf(path -> !path.startsWith(prefix));
    if (found.size() != 1) {
      throw new IllegalStateException(
          "the picture needs one " + type + " below '" + prefix + "', found " + found.keySet());
    }
    return found.values().iterator().next();
  }

  /** Construct names in front of {@code suffix} in the paths of a type, in the template's order. */
  List<String> names(String type, String prefix, String suffix) {
    asked.add(type);
    List<String> names = new ArrayList<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              String path = paths.getOrDefault(entry.getKey(), entry.getKey());
              if (entry.getValue().path("Type").asText().equals(type)
                  && path.startsWith(prefix)
                  && path.endsWith(suffix)) {
                names.add(path.substring(prefix.length(), path.length() - suffix.length()));
              }
            });
    return names;
  }

  /** A text of the template; the references inside a join as the names of what they refer to. */
  static String joined(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : value.at("/Fn::Join/1")) {
      text.append(part.isTextual() ? part.asText() : reference(part));
    }
    return text.toString();
  }

  /** A zone of the mapping that names the zones, e.g. {@code zone 1}; nothing for anything else. */
  static String zone(JsonNode value) {
    return value.at("/Fn::FindInMap/2").asText().replace("zone", "zone ");
  }

  private static String reference(JsonNode part) {
    return part.has("Ref") ? part.get("Ref").asText() : part.at("/Fn::GetAtt/0").asText();
  }
}
