package com.paymentmigration.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a profile out of the context key {@code profiles}. A missing, unknown or ill-typed key is
 * an error that names the key.
 */
final class ProfileReader {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final Pattern MISSING = Pattern.compile("creator property '([^']+)'");

  private ProfileReader() {}

  static DeploymentProfile read(String name, Map<?, ?> profiles) {
    Require.oneOf(DeploymentProfile.NAMES, "profile", name);
    JsonNode entry = MAPPER.valueToTree(profiles.get(name));
    String path = "profiles." + name;
    if (!(entry instanceof ObjectNode profile)) {
      throw new ConfigurationException(
          path + ": received nothing, allowed: an object; cdk.json of the repository has one");
    }
    try {
      return MAPPER.treeToValue(profile.deepCopy().put("name", name), DeploymentProfile.class);
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(path + explain(e, profile));
    }
  }

  private static String explain(JsonProcessingException e, ObjectNode profile) {
    if (e instanceof ValueInstantiationException invalid
        && invalid.getCause() instanceof ConfigurationException rejected) {
      return "." + rejected.getMessage();
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return path(unknown)
          + ": received an unknown key, allowed: "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (e instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch, profile);
    }
    return ": " + e.getOriginalMessage();
  }

  private static String mismatch(MismatchedInputException mismatch, ObjectNode profile) {
    Matcher missing = MISSING.matcher(mismatch.getOriginalMessage());
    if (missing.find()) {
      String key = missing.group(1);
      String at = path(mismatch);
      return (at.endsWith("." + key) ? at : at + "." + key)
          + ": received nothing, allowed: "
          + word(mismatch.getTargetType());
    }
    return path(mismatch)
        + ": received "
        + profile.at(pointer(mismatch))
        + ", allowed: "
        + word(mismatch.getTargetType());
  }

  /** As people say it who have never seen a class. */
  private static String word(Class<?> type) {
    if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            reference ->
                "/"
                    + (reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            reference ->
                reference.getFieldName() == null
                    ? "[" + reference.getIndex() + "]"
                    : "." + reference.getFieldName())
        .collect(Collectors.joining());
  }
}
