package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.ConnectorOpener;
import com.paymentmigration.lambda.mysql.JdbcReadServer;
import com.paymentmigration.lambda.mysql.Opener;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Wires the servers that the validation reads, as {@code admin}. */
final class ValidationServers {
  private ValidationServers() {}

  /** The server of each environment. */
  static Function<Environment, Server> of(
      Map<String, String> variables, CredentialSource credentials, Limits limits) {
    Opener opener = new ConnectorOpener(new Connector(DatabaseAccess.trustAnchors(variables)));
    return side -> new JdbcReadServer(address(side, variables, credentials), limits, opener);
  }

  private static SchemaAddress address(
      Environment side, Map<String, String> variables, CredentialSource credentials) {
    Setting endpoint =
        side == Environment.BLUE ? Setting.BLUE_CLUSTER_ENDPOINT : Setting.GREEN_CLUSTER_ENDPOINT;
    return new SchemaAddress(
        side.key(),
        endpoint.from(variables),
        Numbers.positive(Setting.DATABASE_PORT, variables),
        Setting.DATABASE_NAME.from(variables),
        () -> logins(credentials));
  }

  private static List<SchemaAddress.Login> logins(CredentialSource credentials) {
    return credentials.candidates(DatabaseAccount.ADMIN).stream()
        .map(one -> new SchemaAddress.Login(one.username(), one.password()))
        .toList();
  }
}
