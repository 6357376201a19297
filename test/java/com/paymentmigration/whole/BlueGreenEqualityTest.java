package com.paymentmigration.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.testsupport.WholeStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two environments are identical but for the colour (R1). */
class BlueGreenEqualityTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern COLOURED = Pattern.compile("(?i)blue|green");
  private static final WholeStack STACK = WholeStack.selected();

  /** What must differ, and why. */
  private static final Map<String, String> ASYMMETRIC =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("BlueBackups/Policy/Resource", "the shared tables are in one plan only"),
              Map.entry("BlueBackups/Selection", "the shared tables are in one plan only"),
              Map.entry("Router/PreviewBlue", "two rules cannot have one priority")));

  @Test
  void everyBlueResourceHasItsGreenTwin() throws JsonProcessingException {
    Map<String, JsonNode> resources = byPath();
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : resources.entrySet()) {
      String path = entry.getKey();
      if (path.matches("(?s).*(Blue|blue).*") && !ASYMMETRIC.containsKey(path)) {
        JsonNode twin = resources.get(swap(path));
        JsonNode swapped = MAPPER.readTree(swap(entry.getValue().toString()));
        if (twin == null || !unordered(swapped).equals(unordered(twin))) {
          different.add(path);
        }
      }
    }

    assertThat(different).isEmpty();
    assertThat(resources.keySet().stream().filter(path -> path.startsWith("Blue/")))
        .hasSizeGreaterThan(10);
  }

  /** Resources by construct path, references by path too: logical ids end in a hash. */
  private static Map<String, JsonNode> byPath() throws JsonProcessingException {
    String text = STACK.template().path("Resources").toString();
    List<Map.Entry<String, String>> ids =
        STACK.paths().entrySet().stream()
            .sorted(Comparator.comparing((Map.Entry<String, String> id) -> -id.getKey().length()))
            .toList();
    for (Map.Entry<String, String> id : ids) {
      text = text.replace("\"" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
    }
    Map<String, JsonNode> resources = new TreeMap<>();
    MAPPER
        .readTree(text)
        .properties()
        .forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
    return resources;
  }

  /** Lists sorted: where a resource names both colours, each names its own or blue first. */
  private static String unordered(JsonNode node) {
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(unordered(element)));
      Collections.sort(elements);
      return elements.toString();
    }
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), unordered(field.getValue())));
      return fields.toString();
    }
    return node.toString();
  }

  private static String swap(String text) {
    return COLOURED
        .matcher(text)
        .replaceAll(
            colour ->
                switch (colour.group()) {
                  case "Blue" -> "Green";
                  case "blue" -> "green";
                  case "BLUE" -> "GREEN";
                  case "Green" -> "Blue";
                  case "green" -> "blue";
                  case "GREEN" -> "BLUE";
                  default -> colour.group();
                });
  }
}
