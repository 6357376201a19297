package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.Opener;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.ServerAddress;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Wires the servers that the validation reads, as {@code admin}. */
final class ValidationServers {
  private ValidationServers() {}

  /** The server of each environment. */
  static Function<Environment, Server> of(
      Map<String, String> variables, CredentialSource credentials, Limits limits) {
    Opener opener = opener(new Connector(DatabaseAccess.trustAnchors(variables)));
    return side -> new Server(address(side, variables, credentials), limits, opener);
  }

  private static ServerAddress address(
      Environment side, Map<String, String> variables, CredentialSource credentials) {
    Setting endpoint =
        side == Environment.BLUE ? Setting.BLUE_CLUSTER_ENDPOINT : Setting.GREEN_CLUSTER_ENDPOINT;
    return new ServerAddress(
        side.key(),
        endpoint.from(variables),
        Numbers.positive(Setting.DATABASE_PORT, variables),
        Setting.DATABASE_NAME.from(variables),
        () -> logins(credentials));
  }

  private static List<ServerAddress.Login> logins(CredentialSource credentials) {
    return credentials.candidates(DatabaseAccount.ADMIN).stream()
        .map(one -> new ServerAddress.Login(one.username(), one.password()))
        .toList();
  }

  /** The cutover's connector, with the validation's own time limits afterwards. */
  private static Opener opener(Connector connector) {
    return (address, login, connect, socket) -> {
      Connection connection =
          connector.open(
              new com.paymentmigration.lambda.mysql.ServerAddress(address.host(), address.port()),
              new Credentials(login.user(), login.password()));
      connection.setNetworkTimeout(Runnable::run, (int) socket.toMillis());
      connection.setCatalog(address.schema());
      return connection;
    };
  }
}
