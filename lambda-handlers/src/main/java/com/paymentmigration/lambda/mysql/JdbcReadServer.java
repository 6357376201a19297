package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.SchemaAddress;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading sessions over JDBC. */
public final class JdbcReadServer implements Server {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcReadServer.class);

  private final SchemaAddress address;
  private final Limits limits;
  private final Opener opener;
  private final Set<Long> open = Collections.synchronizedSet(new TreeSet<>());

  /** The server at {@code address}. */
  public JdbcReadServer(SchemaAddress address, Limits limits, Opener opener) {
    this.address = address;
    this.limits = limits;
    this.opener = opener;
  }

  @Override
  public String tlsMode() {
    return opener.tlsMode();
  }

  @Override
  public SchemaAddress address() {
    return address;
  }

  @Override
  public Session open() {
    try {
      Connection connection = connect(limits.socket());
      try {
        return session(connection);
      } catch (SQLException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw ReadFailures.of(address, failure);
    }
  }

  private Session session(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection.getMetaData().getDatabaseProductVersion());
    if (!version.supported()) {
      connection.close();
      throw new CouldNotVerifyException(
          address + ": " + version + ", allowed: MySQL 5.7, 8.0 or newer", false, null);
    }
    String transaction = version.namesTransactionIsolation() ? ", transaction_" : ", tx_";
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET SESSION time_zone = '+00:00', sql_mode = '', lock_wait_timeout = "
              + Math.max(1, limits.lockWait().toSeconds())
              + ", max_execution_time = "
              + limits.statement().toMillis()
              + (version.cachesEstimates() ? ", information_schema_stats_expiry = 0" : "")
              + ", group_concat_max_len = 1048576"
              + transaction
              + "isolation = 'READ-COMMITTED'"
              + transaction
              + "read_only = ON");
    }
    Session session = new JdbcReadSession(this, connection, version);
    open.add(session.id());
    return session;
  }

  /** A rotation may be half done. */
  private Connection connect(Duration socketTimeout) throws SQLException {
    return Candidates.firstAccepted(
        address.logins().get(),
        login -> opener.open(address, login, limits.connect(), socketTimeout));
  }

  void closed(long id) {
    open.remove(id);
  }

  @Override
  public void killRunning() {
    List<Long> ids;
    synchronized (open) {
      ids = new ArrayList<>(open);
    }
    if (ids.isEmpty()) {
      return;
    }
    try (Connection connection = connect(limits.connect());
        Statement statement = connection.createStatement()) {
      for (long id : ids) {
        kill(statement, id);
      }
    } catch (SQLException unreachable) {
      LOG.warn("{}: could not end running statements", address, unreachable);
    }
  }

  private void kill(Statement statement, long id) {
    try {
      // The connection, not only its query: a retry must not start the next one.
      statement.execute("KILL CONNECTION " + id);
    } catch (SQLException goneAlready) {
      LOG.debug("{}: connection {} was gone", address, id, goneAlready);
    }
  }
}
