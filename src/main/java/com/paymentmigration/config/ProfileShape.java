package com.paymentmigration.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A JSON object that has the keys of a record, each with a value of its type: what is left to check
 * is ranges, which the records do themselves.
 */
final class ProfileShape {
  /** No property allows it, so its own range refuses it. */
  private static final int TOO_LARGE = Integer.MAX_VALUE;

  private static final int TOO_SMALL = Integer.MIN_VALUE;

  /** Numbers that no int holds, as they were written, by what stands for them. */
  private final Map<Integer, String> beyond = new LinkedHashMap<>();

  private final ObjectNode json;

  private ProfileShape(String path, ObjectNode object, Class<?> type) {
    json = record(path, object, type);
  }

  /**
   * Checks {@code object} against the record {@code type}.
   *
   * @throws ConfigurationException naming the key, what was received and what is allowed
   */
  static ProfileShape of(String path, ObjectNode object, Class<?> type) {
    return new ProfileShape(path, object, type);
  }

  /** The object; a number that no int holds is the largest or smallest int in it. */
  ObjectNode json() {
    return json;
  }

  /** {@code message} with the numbers that were written. */
  String asWritten(String message) {
    String written = message;
    for (Map.Entry<Integer, String> number : beyond.entrySet()) {
      written = written.replace(number.getKey().toString(), number.getValue());
    }
    return written;
  }

  private ObjectNode record(String path, ObjectNode object, Class<?> type) {
    List<String> known =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    object.fieldNames().forEachRemaining(key -> requireKnown(path, key, known));
    ObjectNode checked = object.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = component.getName();
      checked.set(key, value(path + "." + key, object.get(key), component.getGenericType()));
    }
    return checked;
  }

  private static void requireKnown(String path, String key, List<String> known) {
    if (!known.contains(key)) {
      throw new ConfigurationException(
          path
              + "."
              + Require.plain(key)
              + ": received an unknown key, allowed: "
              + Require.list(known.stream().filter(each -> !each.equals("name")).toList()));
    }
  }

  private JsonNode value(String path, JsonNode value, Type type) {
    if (type == int.class) {
      require(value != null && value.isIntegralNumber(), path, value, "a whole number");
      return value.canConvertToInt() ? value : standIn(value);
    }
    if (type == boolean.class) {
      require(value != null && value.isBoolean(), path, value, "true or false");
      return value;
    }
    if (type == String.class) {
      require(value != null && value.isTextual(), path, value, "text");
      return value;
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      require(value != null && value.isArray(), path, value, "a list");
      return list(path, (ArrayNode) value, list.getActualTypeArguments()[0]);
    }
    require(value != null && value.isObject(), path, value, "an object");
    return record(path, (ObjectNode) value, (Class<?>) type);
  }

  private ArrayNode list(String path, ArrayNode values, Type type) {
    Type element = type == Integer.class ? int.class : type;
    ArrayNode checked = values.arrayNode();
    for (int index = 0; index < values.size(); index++) {
      checked.add(value(path + "[" + index + "]", values.get(index), element));
    }
    long distinct = StreamSupport.stream(checked.spliterator(), false).distinct().count();
    Require.that(distinct == checked.size(), path, values, "no value twice");
    return checked;
  }

  private JsonNode standIn(JsonNode value) {
    int standIn = value.bigIntegerValue().signum() > 0 ? TOO_LARGE : TOO_SMALL;
    beyond.put(standIn, Require.show(value));
    return IntNode.valueOf(standIn);
  }

  private static void require(boolean holds, String path, JsonNode received, String allowed) {
    if (!holds) {
      throw new ConfigurationException(
          path + ": received " + Require.show(received) + ", allowed: " + allowed);
    }
  }
}
