package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
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
  private final PairedAccounts paired;
  private final RememberedContents remembered = new RememberedContents();

  /**
   * The server of {@code environment}.
   *
   * @param sources both servers' addresses, of which one is this server's own
   * @param paired other programs' accounts that are fenced with the application's
   */
  public JdbcDatabaseServer(
      Environment environment,
      Connector connector,
      ReplicationSources sources,
      PairedAccounts paired) {
    this.environment = environment;
    this.connector = connector;
    this.sources = sources;
    this.secrets = sources.secrets();
    this.paired = paired;
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
    return new JdbcDatabaseSession(login(DatabaseAccount.ADMIN), sources, paired, remembered);
  }

  @Override
  public ApplicationSession connectAsApplication() {
    return new JdbcApplicationSession(login(DatabaseAccount.application(environment)));
  }

  /** A refused password is no reason to give up: it may have been rotated a moment ago. */
  private SqlChannel login(DatabaseAccount account) {
    try {
      return login(secrets.candidates(account));
    } catch (SQLException remembered) {
      secrets.forget(account);
    }
    List<Credentials> candidates = secrets.candidates(account);
    try {
      return login(candidates);
    } catch (SQLException refused) {
      throw SqlFailures.ofLogin(environment.key(), candidates.get(0).username(), refused);
    }
  }

  /** The first candidate whose password is accepted. */
  private SqlChannel login(List<Credentials> candidates) throws SQLException {
    return Candidates.firstAccepted(candidates, this::open);
  }

  /** Only a refused password is for the next candidate; anything else is told with its account. */
  private SqlChannel open(Credentials credentials) throws SQLException {
    try {
      Connection connection = connector.open(sources.address(environment), credentials);
      return new SqlChannel(connection, environment.key());
    } catch (SQLException failure) {
      if (failure.getErrorCode() == MySqlError.ACCESS_DENIED) {
        throw failure;
      }
      throw SqlFailures.ofLogin(environment.key(), credentials.username(), failure);
    }
  }
}
