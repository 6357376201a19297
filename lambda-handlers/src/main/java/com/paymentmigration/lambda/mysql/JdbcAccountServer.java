package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.rotation.AccountServer;
import com.paymentmigration.lambda.rotation.AccountSession;
import com.paymentmigration.lambda.rotation.Credential;
import com.paymentmigration.lambda.rotation.LoginOutcome;
import com.paymentmigration.lambda.rotation.LoginRefusedException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One cluster's writer by JDBC.
 *
 * @param environment the environment that the cluster belongs to
 * @param host host name of the writer endpoint
 * @param port TCP port
 * @param schema schema that application accounts may change data in
 * @param connector how to log in
 */
public record JdbcAccountServer(
    Environment environment, String host, int port, String schema, AccountConnector connector)
    implements AccountServer {
  /** ER_ACCESS_DENIED_ERROR: also for an unknown user, and for a locked one's wrong password. */
  private static final int ACCESS_DENIED = 1045;

  /** ER_ACCOUNT_HAS_BEEN_LOCKED: comes after the password was verified. */
  private static final int ACCOUNT_LOCKED = 3118;

  @Override
  public AccountSession connect(Credential admin) {
    try {
      return new JdbcAccountSession(environment, schema, open(admin));
    } catch (SQLException failure) {
      LoginOutcome outcome = outcome(failure);
      throw new LoginRefusedException(environment, admin.username(), outcome);
    }
  }

  @Override
  public LoginOutcome tryLogin(Credential credential) {
    try (Connection connection = open(credential);
        var statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return LoginOutcome.OPEN;
    } catch (SQLException failure) {
      return outcome(failure);
    }
  }

  private Connection open(Credential credential) throws SQLException {
    return connector.open(credential.username(), credential.password());
  }

  private LoginOutcome outcome(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case ACCESS_DENIED -> LoginOutcome.REFUSED;
      case ACCOUNT_LOCKED -> LoginOutcome.LOCKED;
      default ->
          throw new TransientFailureException(
              "cannot reach the database of " + environment.key(), failure);
    };
  }
}
