package com.paymentmigration.rehearsal.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Parameters of a call, whatever protocol it came by. */
final class Parameters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Parameters() {}

  /** Those of a body in JSON, or in the query protocol: {@code Action=…&Name=value}. */
  static JsonNode of(String body) {
    if (body.isBlank()) {
      return JSON.createObjectNode();
    }
    return body.startsWith("{") ? json(body) : query(body);
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException failure) {
      throw new UncheckedIOException("no JSON: " + body.length() + " characters", failure);
    }
  }

  private static JsonNode query(String body) {
    ObjectNode parameters = JSON.createObjectNode();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
