package com.paymentmigration.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step sends to its function: literal values and paths into the workflow's data, in order.
 */
public final class Payload {
  private final Map<String, Object> fields;

  private Payload(Map<String, Object> fields) {
    this.fields = fields == null ? null : Collections.unmodifiableMap(fields);
  }

  /** The workflow's whole data, as it is. */
  public static Payload everything() {
    return new Payload(null);
  }

  /** A payload without a field. */
  public static Payload empty() {
    return new Payload(new LinkedHashMap<>());
  }

  /** A payload that starts with the operation that the handler is asked for. */
  public static Payload operation(String operation) {
    return empty().value("operation", operation);
  }

  /** This payload and a literal. */
  public Payload value(String name, Object value) {
    return with(name, value);
  }

  /**
   * This payload and a value that is read at run time, at a JSONPath such as {@code $.run.epoch}.
   */
  public Payload path(String name, String path) {
    return with(name + ".$", path);
  }

  /** Whether it is {@link #everything}. */
  boolean isEverything() {
    return fields == null;
  }

  /** The fields as Amazon States Language writes them. */
  public Map<String, Object> fields() {
    return fields;
  }

  private Payload with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new Payload(more);
  }
}
