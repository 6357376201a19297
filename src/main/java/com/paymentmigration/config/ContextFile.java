package com.paymentmigration.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The committed context, which the CDK mixes with that of the command line. */
public final class ContextFile {
  private static final TypeReference<Map<String, Object>> CONTEXT = new TypeReference<>() {};

  private ContextFile() {}

  /**
   * What {@code file} holds; empty if it does not exist.
   *
   * @throws ConfigurationException if it is not a JSON object
   * @throws UncheckedIOException if it cannot be read
   */
  public static Map<String, Object> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return new ObjectMapper().readValue(Files.readString(file), CONTEXT);
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          file + ": received text that is no JSON object, allowed: context values by key");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
