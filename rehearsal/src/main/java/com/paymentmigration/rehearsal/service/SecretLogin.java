package com.paymentmigration.rehearsal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.ServerAddress;
import com.paymentmigration.lambda.referenceapp.Login;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Logs in with what the account's secret says; reads it anew when a login is refused. */
final class SecretLogin implements Login {
  private static final int ACCESS_DENIED = 1045;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connector connector;
  private final SecretsManagerClient secrets;
  private final Map<String, String> secretOfAccount;
  private final String database;
  private final Map<String, Credentials> known = new ConcurrentHashMap<>();

  SecretLogin(
      Connector connector,
      SecretsManagerClient secrets,
      Map<String, String> secretOfAccount,
      String database) {
    this.connector = connector;
    this.secrets = secrets;
    this.secretOfAccount = secretOfAccount;
    this.database = database;
  }

  @Override
  public Connection to(Writer.Serving writer) throws SQLException {
    Credentials credentials = known.computeIfAbsent(writer.account(), this::read);
    try {
      return open(writer, credentials);
    } catch (SQLException refused) {
      if (refused.getErrorCode() != ACCESS_DENIED) {
        throw refused;
      }
      Credentials fresh = read(writer.account());
      known.put(writer.account(), fresh);
      return open(writer, fresh);
    }
  }

  private Connection open(Writer.Serving writer, Credentials credentials) throws SQLException {
    Connection connection =
        connector.open(new ServerAddress(writer.endpoint(), writer.port()), credentials);
    connection.setCatalog(database);
    return connection;
  }

  private Credentials read(String account) {
    String text =
        secrets
            .getSecretValue(request -> request.secretId(secretOfAccount.get(account)))
            .secretString();
    try {
      JsonNode secret = JSON.readTree(text);
      return new Credentials(secret.path("username").asText(), secret.path("password").asText());
    } catch (IOException failure) {
      throw new IllegalStateException("secret of " + account + " is no JSON", failure);
    }
  }
}
