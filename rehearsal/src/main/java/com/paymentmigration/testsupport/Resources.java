package com.paymentmigration.testsupport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/** Typed access to the resources of a template, where a fine-grained matcher does not reach. */
public final class Resources {
  private final Template template;

  private Resources(Template template) {
    this.template = template;
  }

  /** Resources of {@code template}. */
  public static Resources of(Template template) {
    return new Resources(template);
  }

  /** Number of resources by type. */
  public Map<String, Integer> countByType() {
    Map<String, Integer> counts = new TreeMap<>();
    map(template.toJSON().get("Resources"))
        .values()
        .forEach(resource -> counts.merge((String) map(resource).get("Type"), 1, Integer::sum));
    return counts;
  }

  /** Resources of a type, by logical id. */
  public Map<String, Map<String, Object>> ofType(String type) {
    return new TreeMap<>(template.findResources(type));
  }

  /** Properties of the resources of a type, by logical id. */
  public Map<String, Map<String, Object>> propertiesOf(String type) {
    Map<String, Map<String, Object>> properties = new TreeMap<>();
    ofType(type).forEach((id, resource) -> properties.put(id, map(resource.get("Properties"))));
    return properties;
  }

  /** A JSON object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object json) {
    return json == null ? Map.of() : (Map<String, Object>) json;
  }

  /** A JSON array of objects; none where the property is absent. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> list(Object json) {
    return json == null ? List.of() : (List<Map<String, Object>>) json;
  }

  /** Statements of a policy document. */
  public static List<Map<String, Object>> statements(Object policyDocument) {
    return list(map(policyDocument).get("Statement"));
  }
}
