package com.paymentmigration.client.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.client.DatabaseLogin;
import com.paymentmigration.client.LoginSource;
import com.paymentmigration.client.WriterTarget;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads the application accounts' secrets: JSON with {@code username} and {@code password}.
 *
 * @param client of the stack's region
 * @param blueSecret ARN: {@code BLUE_APPLICATION_SECRET_ARN} in the environment file of an instance
 * @param greenSecret ARN: {@code GREEN_APPLICATION_SECRET_ARN} there
 */
public record SecretsManagerLogins(
    SecretsManagerClient client, String blueSecret, String greenSecret) implements LoginSource {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public DatabaseLogin read(WriterTarget target) {
    String secret = target.side().equals("BLUE") ? blueSecret : greenSecret;
    String text = client.getSecretValue(request -> request.secretId(secret)).secretString();
    try {
      JsonNode json = JSON.readTree(text);
      return new DatabaseLogin(part(json, "username", secret), part(json, "password", secret));
    } catch (JsonProcessingException failure) {
      // Its message quotes the text.
      throw new IllegalStateException("secret " + secret + ": received no JSON, allowed: JSON");
    }
  }

  private static String part(JsonNode json, String name, String secret) {
    String value = json.path(name).asText();
    if (value.isEmpty()) {
      throw new IllegalStateException("secret " + secret + ": " + name + " is missing or empty");
    }
    return value;
  }
}
