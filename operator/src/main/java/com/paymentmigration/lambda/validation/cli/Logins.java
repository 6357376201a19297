package com.paymentmigration.lambda.validation.cli;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.SecretsManagerVault;
import com.paymentmigration.lambda.rotation.SecretVersions;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Finds the login of a side: in a secret, or in the environment; never on the command line.
 *
 * @param variables variables of the environment
 */
public record Logins(Map<String, String> variables) {
  /**
   * The login of {@code side}.
   *
   * @param side {@code SOURCE} or {@code TARGET}
   * @param user user given on the command line; null for none
   * @param secret ARN of a secret; null for none
   * @throws IllegalArgumentException if nothing tells the login
   */
  public SchemaAddress.Login of(String side, String user, String secret) {
    if (secret != null) {
      return inSecret(secret);
    }
    String name = user != null ? user : first("VALIDATE_" + side + "_USER", "VALIDATE_USER");
    String password = first("VALIDATE_" + side + "_PASSWORD", "VALIDATE_PASSWORD");
    if (name == null || password == null) {
      String what = name == null ? "user" : "password";
      throw new IllegalArgumentException(
          side.toLowerCase(Locale.ROOT)
              + " "
              + what
              + ": received none, allowed: the environment variable VALIDATE_"
              + side
              + "_"
              + what.toUpperCase(Locale.ROOT)
              + " (or VALIDATE_"
              + what.toUpperCase(Locale.ROOT)
              + "), or the ARN of a secret");
    }
    return new SchemaAddress.Login(name, password);
  }

  private String first(String one, String other) {
    return variables.getOrDefault(one, variables.get(other));
  }

  private static SchemaAddress.Login inSecret(String arn) {
    try (SecretsManagerClient client = CallLimits.PATIENT.client(SecretsManagerClient.builder())) {
      return new SecretsManagerVault(client)
          .read(arn, SecretVersions.CURRENT)
          .map(found -> new SchemaAddress.Login(found.username(), found.password()))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "secret "
                          + arn
                          + ": received no value, allowed: one with username and"
                          + " password"));
    }
  }
}
