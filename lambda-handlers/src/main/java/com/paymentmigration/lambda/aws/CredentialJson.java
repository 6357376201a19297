package com.paymentmigration.lambda.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.rotation.RotationFailedException;

/** A secret's text: {@code {"username": …, "password": …}}, the form that AWS uses. */
final class CredentialJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";

  private CredentialJson() {}

  static String text(Credentials credential) {
    return JSON.createObjectNode()
        .put(USERNAME, credential.username())
        .put(PASSWORD, credential.password())
        .toString();
  }

  /**
   * Reads a secret's text.
   *
   * @throws RotationFailedException if it has another form; without a cause, because a parser's
   *     message may repeat the text
   */
  static Credentials parse(String secretId, String text) {
    JsonNode node = tree(text);
    String username = node.path(USERNAME).asText("");
    String password = node.path(PASSWORD).asText("");
    if (username.isBlank() || password.isBlank()) {
      throw new RotationFailedException(
          "secret "
              + secretId
              + ": received another form, allowed: a JSON object with username and password");
    }
    return new Credentials(username, password);
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException another) {
      return JSON.missingNode();
    }
  }
}
