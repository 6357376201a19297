package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.rotation.AccountServer;
import com.paymentmigration.lambda.rotation.AccountSession;
import com.paymentmigration.lambda.rotation.LoginOutcome;
import com.paymentmigration.lambda.rotation.LoginRefusedException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One cluster's writer by JDBC.
 *
 * @param environment the environment that the cluster belongs to
 * @param address host name of the writer endpoint, and port
 * @param schema schema that application accounts may change data in
 * @param connector opens verified TLS connections with bounded waits
 */
public record JdbcAccountServer(
    Environment environment, ServerAddress address, String schema, Connector connector)
    implements AccountServer {
  @Override
  public String host() {
    return address.host();
  }

  @Override
  public int port() {
    return address.port();
  }

  @Override
  public AccountSession connect(Credentials admin) {
    try {
      return new JdbcAccountSession(environment, schema, open(admin));
    } catch (SQLException failure) {
      LoginOutcome outcome = outcome(failure);
      throw new LoginRefusedException(environment, admin.username(), outcome);
    }
  }

  @Override
  public LoginOutcome tryLogin(Credentials credential) {
    try (Connection connection = open(credential);
        var statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return LoginOutcome.OPEN;
    } catch (SQLException failure) {
      return outcome(failure);
    }
  }

  private Connection open(Credentials credential) throws SQLException {
    return connector.open(address, credential);
  }

  private LoginOutcome outcome(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case MySqlError.ACCESS_DENIED -> LoginOutcome.REFUSED;
      case MySqlError.ACCOUNT_LOCKED -> LoginOutcome.LOCKED;
      default ->
          throw new TransientFailureException(
              "cannot reach the database of " + environment.key(), failure);
    };
  }
}
