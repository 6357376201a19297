package com.paymentmigration.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A template as JSON, and the ways to break it. */
final class Template {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode root;

  private Template(ObjectNode root) {
    this.root = root;
  }

  static Template of(JsonNode root) {
    return new Template(((ObjectNode) root).deepCopy());
  }

  /** The smallest template that every gate accepts. */
  static Template compliant() {
    Path file =
        Path.of(System.getProperty("project.root", ".."))
            .resolve("test/resources/compliance/compliant.json");
    try {
      return of(MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json() {
    return root;
  }

  /** The template itself, to be changed. */
  ObjectNode root() {
    return root;
  }

  /** Logical ids of the resources of {@code type}, in the order of the template. */
  List<String> ofType(String type) {
    List<String> ids = new ArrayList<>();
    root.path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                ids.add(resource.getKey());
              }
            });
    return ids;
  }

  /** Sets what the JSON pointer names, below Resources; {@code -} appends to an array. */
  Template set(String pointer, String json) {
    ObjectNode resources = (ObjectNode) root.path("Resources");
    int last = pointer.lastIndexOf('/');
    JsonNode parent = last == 0 ? resources : resources.at(pointer.substring(0, last));
    String key = pointer.substring(last + 1);
    JsonNode value = parse(json);
    if (parent instanceof ArrayNode array) {
      if (key.equals("-")) {
        array.add(value);
      } else {
        array.set(Integer.parseInt(key), value);
      }
    } else if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else {
      throw new IllegalArgumentException("no parent for " + pointer);
    }
    return this;
  }

  /** Removes what the JSON pointer names, below Resources. */
  Template remove(String pointer) {
    ObjectNode resources = (ObjectNode) root.path("Resources");
    int last = pointer.lastIndexOf('/');
    JsonNode parent = last == 0 ? resources : resources.at(pointer.substring(0, last));
    String key = pointer.substring(last + 1);
    JsonNode removed =
        parent instanceof ArrayNode array
            ? array.remove(Integer.parseInt(key))
            : ((ObjectNode) parent).remove(key);
    if (removed == null) {
      throw new IllegalArgumentException("nothing at " + pointer);
    }
    return this;
  }

  /** Sets what the JSON pointer names, from the top of the template. */
  Template section(String pointer, String json) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) root.at(pointer.substring(0, last)))
        .set(pointer.substring(last + 1), parse(json));
    return this;
  }

  /** Sets a parameter's declaration. */
  Template parameter(String name, String json) {
    ((ObjectNode) root.path("Parameters")).set(name, parse(json));
    return this;
  }

  /** Replaces text anywhere in the template; it must occur. */
  Template replace(String text, String replacement) {
    String before = root.toString();
    if (!before.contains(text)) {
      throw new IllegalArgumentException("the template does not contain " + text);
    }
    return of(parse(before.replace(text, replacement)));
  }

  /** The JSON of a text. */
  static JsonNode json(String text) {
    return parse(text);
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }
}
