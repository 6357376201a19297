package com.paymentmigration.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One change of one entry of a template.
 *
 * @param kind what it does
 * @param section for example {@code Resources}
 * @param id of the entry
 * @param type of a resource, otherwise the section
 * @param path inside the entry; empty for the entry itself
 * @param change what becomes of the node there: nothing if it goes
 * @param as id of the entry after the change; another than {@code id} adds one
 */
record TemplateMutation(
    ChangeKind kind,
    String section,
    String id,
    String type,
    List<String> path,
    UnaryOperator<Optional<JsonNode>> change,
    String as) {
  /** The broken template. */
  JsonNode applied(OpenTemplate open) {
    ObjectNode root = open.root().objectNode().setAll(open.root());
    ObjectNode entries = open.root().objectNode().setAll((ObjectNode) root.path(section));
    JsonNode entry = entries.path(id).deepCopy();
    if (!as.equals(id)) {
      entries.set(as, change.apply(Optional.of(entry)).orElse(entry));
    } else if (path.isEmpty()) {
      change
          .apply(Optional.of(entry))
          .ifPresentOrElse(changed -> entries.set(id, changed), () -> entries.remove(id));
    } else {
      apply(entry);
      entries.set(id, entry);
    }
    ObjectNode closed = entries.objectNode();
    entries.properties().forEach(each -> closed.set(each.getKey(), open.closed(each.getValue())));
    root.set(section, closed);
    if (!section.equals("Resources")) {
      ObjectNode resources = closed.objectNode();
      root.path("Resources")
          .properties()
          .forEach(each -> resources.set(each.getKey(), open.closed(each.getValue())));
      root.set("Resources", resources);
    }
    return root;
  }

  /** Whether anything is different afterwards. */
  boolean changes(OpenTemplate open) {
    JsonNode before = open.root().path(section).path(id);
    if (path.isEmpty() || !as.equals(id)) {
      return true;
    }
    JsonNode entry = before.deepCopy();
    apply(entry);
    // As text: the number 0 as a long is no other value than 0 as an int.
    return !entry.toString().equals(before.toString());
  }

  /** The value at its path before and after, for a person. */
  String difference(OpenTemplate open) {
    JsonNode before = open.root().path(section).path(id);
    JsonNode after = before.deepCopy();
    if (path.isEmpty() || !as.equals(id)) {
      return "the entry itself";
    }
    apply(after);
    String pointer = "/" + String.join("/", path);
    return at(before) + " -> " + at(after) + " at " + pointer;
  }

  private JsonNode at(JsonNode entry) {
    JsonNode node = entry;
    for (String key : path) {
      node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    return node;
  }

  private void apply(JsonNode entry) {
    JsonNode parent = entry;
    for (String key : path.subList(0, path.size() - 1)) {
      parent = parent.isArray() ? parent.path(Integer.parseInt(key)) : parent.path(key);
    }
    String last = path.get(path.size() - 1);
    if (parent instanceof ArrayNode array) {
      int index = Integer.parseInt(last);
      change
          .apply(Optional.of(array.path(index)))
          .ifPresentOrElse(changed -> array.set(index, changed), () -> array.remove(index));
    } else if (parent instanceof ObjectNode object) {
      change
          .apply(Optional.of(object.path(last)))
          .ifPresentOrElse(changed -> object.set(last, changed), () -> object.remove(last));
    }
  }

  /** What it is on every entry of the type: indexes are stars. */
  String place() {
    return type
        + " "
        + path.stream()
            .map(key -> key.matches("\\d+") ? "*" : key)
            .collect(Collectors.joining("/"));
  }

  @Override
  public String toString() {
    return kind.words() + " at /" + section + "/" + id + "/" + String.join("/", path);
  }
}
