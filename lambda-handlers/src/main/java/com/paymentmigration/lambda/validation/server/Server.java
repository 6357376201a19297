package com.paymentmigration.lambda.validation.server;

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

/** One MySQL server: opens sessions, and can end what they left running. */
public final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int ACCESS_DENIED = 1045;

  private final ServerAddress address;
  private final Limits limits;
  private final Opener opener;
  private final Set<Long> open = Collections.synchronizedSet(new TreeSet<>());

  /** The server at {@code address}. */
  public Server(ServerAddress address, Limits limits, Opener opener) {
    this.address = address;
    this.limits = limits;
    this.opener = opener;
  }

  /** What is demanded of TLS; empty if the opener does not say. */
  public String tlsMode() {
    return opener.tlsMode();
  }

  /** Where it is. */
  public ServerAddress address() {
    return address;
  }

  /**
   * Opens a session that reads only, in UTC, with every wait bounded on the server and on the
   * client.
   *
   * @throws CouldNotVerifyException if it cannot be opened
   */
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
      throw ServerFailures.of(address, failure);
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
    Session session = new Session(this, connection, version);
    open.add(session.id());
    return session;
  }

  /** Tries the next login only where one was refused: a rotation may be half done. */
  private Connection connect(Duration socketTimeout) throws SQLException {
    SQLException refused = null;
    for (ServerAddress.Login login : address.logins().get()) {
      try {
        return opener.open(address, login, limits.connect(), socketTimeout);
      } catch (SQLException failure) {
        if (failure.getErrorCode() != ACCESS_DENIED) {
          throw failure;
        }
        refused = failure;
      }
    }
    throw refused == null ? new SQLException("no login is known") : refused;
  }

  void closed(long id) {
    open.remove(id);
  }

  /**
   * Ends every statement that a session of ours is running, over a connection of its own. A user
   * may always kill its own threads.
   */
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
