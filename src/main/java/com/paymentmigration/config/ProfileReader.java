package com.paymentmigration.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Reads a profile out of the context key {@code profiles}. A missing, unknown or ill-typed key is
 * an error that names the key.
 */
final class ProfileReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProfileReader() {}

  static DeploymentProfile read(String name, Map<?, ?> profiles) {
    Require.oneOf(DeploymentProfile.NAMES, "profile", name);
    String path = "profiles." + name;
    JsonNode entry = MAPPER.valueToTree(profiles.get(name));
    if (!(entry instanceof ObjectNode profile)) {
      throw new ConfigurationException(
          path
              + ": received "
              + Require.show(entry.isNull() ? null : entry)
              + ", allowed: an object; cdk.json of the repository has one");
    }
    Require.that(!profile.has("name"), path + ".name", profile.get("name"), "no such key");
    ProfileShape shape = ProfileShape.of(path, profile.put("name", name), DeploymentProfile.class);
    try {
      return MAPPER.treeToValue(shape.json(), DeploymentProfile.class);
    } catch (ValueInstantiationException e) {
      if (e.getCause() instanceof ConfigurationException rejected) {
        throw new ConfigurationException(path + "." + shape.asWritten(rejected.getMessage()));
      }
      throw new IllegalStateException(path, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
