package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.DatabaseUnreachableException;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One environment's writer endpoint over JDBC. */
public final class JdbcDatabaseServer implements DatabaseServer {
  private final Environment environment;
  private final Connector connector;
  private final ReplicationSources sources;
  private final CredentialSource secrets;

  /**
   * The server of {@code environment}.
   *
   * @param sources both servers' addresses, of which one is this server's own
   */
  public JdbcDatabaseServer(
      Environment environment, Connector connector, ReplicationSources sources) {
    this.environment = environment;
    this.connector = connector;
    this.sources = sources;
    this.secrets = sources.secrets();
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Writer.Serving address() {
    ServerAddress address = sources.address(environment);
    return new Writer.Serving(
        environment,
        address.host(),
        address.port(),
        DatabaseAccount.application(environment).username());
  }

  @Override
  public DatabaseSession connect() {
    return new JdbcDatabaseSession(login(secrets.candidates(DatabaseAccount.ADMIN)), sources);
  }

  @Override
  public ApplicationSession connectAsApplication() {
    return new JdbcApplicationSession(
        login(List.of(secrets.current(DatabaseAccount.application(environment)))));
  }

  /** A refused password is no reason to give up while another candidate is left. */
  private SqlChannel login(List<Credentials> candidates) {
    SQLException last = null;
    for (Credentials credentials : candidates) {
      try {
        Connection connection = connector.open(sources.address(environment), credentials);
        return new SqlChannel(connection, environment.key());
      } catch (SQLException refused) {
        last = refused;
        if (refused.getErrorCode() != MySqlError.ACCESS_DENIED) {
          throw SqlFailures.ofLogin(environment.key(), credentials.username(), refused);
        }
      }
    }
    if (last == null) {
      throw new DatabaseUnreachableException(
          "login to " + environment.key() + ": received no credentials, allowed: 1 or more", null);
    }
    throw SqlFailures.ofLogin(environment.key(), candidates.get(0).username(), last);
  }
}
