package com.paymentmigration.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a required value may refer to: the profile, other resources, values seen elsewhere. */
final class Facts {
  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, String> ranges = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final String profile;

  Facts(JsonNode template) {
    for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
      String symbol = Spelling.symbol(resource.getKey());
      types.put(symbol, resource.getValue().path("Type").asText());
      ranges.put(symbol, resource.getValue().at("/Properties/CidrBlock").asText());
    }
    String name = template.at("/Parameters/EnvironmentName/Default").asText();
    int dash = name.indexOf('-');
    profile = dash < 0 ? name : name.substring(0, dash);
  }

  /** Name of the profile: what the environment's name begins with. */
  String profile() {
    return profile;
  }

  /** The range that a network or subnet of this template has. */
  Optional<AddressRange> rangeOf(String symbol) {
    return AddressRange.of(ranges.getOrDefault(symbol, ""));
  }

  /** Symbols of the resources whose symbol matches, sorted. */
  List<String> symbols(ResourcePattern pattern) {
    return types.keySet().stream().filter(pattern::matches).toList();
  }

  /** Whether {@code value} is what stands under {@code name} wherever it was seen before. */
  boolean agrees(String name, String value) {
    return value.equals(seen.getOrDefault(name, value));
  }

  /** Whether {@code value} was the first that was seen under {@code name}. */
  boolean was(String name, String value) {
    return value.equals(seen.get(name));
  }

  /** Remembers the first value under {@code name}. */
  void remember(String name, String value) {
    seen.putIfAbsent(name, value);
  }
}
