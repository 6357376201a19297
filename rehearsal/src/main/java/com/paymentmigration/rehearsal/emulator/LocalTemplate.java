package com.paymentmigration.rehearsal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The synthesized template as the emulator can deploy it: without the resources of {@link LeftOut},
 * references to them replaced by literals, and the workflows' waits scaled. Says what it did.
 */
public final class LocalTemplate {
  private static final String ARN = "arn:aws:left-out:us-east-1:123456789012:";

  private final ObjectNode template;
  private final Literals literals;
  private final Set<String> gone = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();

  /** Values of attributes of resources that are left out. */
  public interface Literals {
    /** Value of {@code Ref} to {@code logicalId}. */
    String ref(String logicalId);

    /** Value of an attribute; null for a made-up ARN. */
    String attribute(String logicalId, String attribute);
  }

  private LocalTemplate(ObjectNode template, Literals literals) {
    this.template = template;
    this.literals = literals;
  }

  /**
   * Transforms {@code synthesized}.
   *
   * @param waitFactor by what the workflows' waits are multiplied
   */
  public static LocalTemplate of(JsonNode synthesized, Literals literals, double waitFactor) {
    LocalTemplate local = new LocalTemplate(synthesized.deepCopy(), literals);
    local.removeResources();
    local.removeProperties();
    local.replaceIn(local.template);
    local.scaleWaits(waitFactor);
    return local;
  }

  /** The template's text. */
  public String text() {
    return template.toString();
  }

  /** Types of the resources that it still has, by logical id. */
  Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    resources()
        .properties()
        .forEach(
            resource -> types.put(resource.getKey(), resource.getValue().path("Type").asText()));
    return types;
  }

  /** What was left out or changed, a line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private ObjectNode resources() {
    return (ObjectNode) template.get("Resources");
  }

  private void removeResources() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> resource : List.copyOf(resources().properties())) {
      String type = resource.getValue().path("Type").asText();
      if (LeftOut.TYPES.containsKey(type)) {
        gone.add(resource.getKey());
        counts.merge(type, 1, Integer::sum);
        resources().remove(resource.getKey());
      }
    }
    counts.forEach(
        (type, count) -> notes.add(count + " × " + type + ": " + LeftOut.TYPES.get(type)));
  }

  private void removeProperties() {
    LeftOut.PROPERTIES.forEach(
        (type, names) -> {
          resources()
              .forEach(
                  resource -> {
                    if (resource.path("Type").asText().equals(type)) {
                      ((ObjectNode) resource.get("Properties")).remove(names);
                    }
                  });
          notes.add("properties " + names + " of " + type + ": moto reads them in another form");
        });
  }

  private JsonNode replaceIn(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = (ArrayNode) node;
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replaceIn(array.get(i)));
      }
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1 && gone.contains(node.path("Ref").asText())) {
      return TextNode.valueOf(literals.ref(node.get("Ref").asText()));
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    if (node.size() == 1 && gone.contains(attribute.path(0).asText())) {
      String value = literals.attribute(attribute.get(0).asText(), attribute.get(1).asText());
      return TextNode.valueOf(value == null ? ARN + attribute.get(0).asText() : value);
    }
    ObjectNode object = (ObjectNode) node;
    dropDependencies(object);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> object.set(name, replaceIn(object.get(name))));
    return object;
  }

  private void dropDependencies(ObjectNode resource) {
    JsonNode on = resource.path("DependsOn");
    if (on.isTextual() && gone.contains(on.asText())) {
      resource.remove("DependsOn");
    } else if (on.isArray()) {
      for (Iterator<JsonNode> each = on.elements(); each.hasNext(); ) {
        if (gone.contains(each.next().asText())) {
          each.remove();
        }
      }
    }
  }

  private void scaleWaits(double factor) {
    Map<String, String> changes = new LinkedHashMap<>();
    resources()
        .forEach(
            resource -> {
              if (resource.path("Type").asText().equals("AWS::StepFunctions::StateMachine")) {
                ObjectNode properties = (ObjectNode) resource.get("Properties");
                properties.set(
                    "DefinitionString",
                    new ScaledDefinition(factor, changes).of(properties.get("DefinitionString")));
              }
            });
    changes.forEach(
        (state, change) -> notes.add("waits × " + factor + ": " + state + " " + change));
  }
}
