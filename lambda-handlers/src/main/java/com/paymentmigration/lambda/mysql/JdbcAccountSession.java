package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.rotation.AccountServer;
import com.paymentmigration.lambda.rotation.AccountSession;
import com.paymentmigration.lambda.rotation.RotationFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An admin's connection for account statements. MySQL itself keeps passwords out of its binary log
 * (hash), its general and slow logs ({@code <secret>}) and its statement digests, but a syntax
 * error echoes the statement: so no message of a failed statement is passed on, only its number.
 */
final class JdbcAccountSession implements AccountSession {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcAccountSession.class);

  private final Environment environment;
  private final String schema;
  private final Connection connection;
  private final SqlChannel sql;

  JdbcAccountSession(Environment environment, String schema, Connection connection) {
    this.environment = environment;
    this.schema = schema;
    this.connection = connection;
    this.sql = new SqlChannel(connection, environment.key());
  }

  @Override
  public boolean takeMigrationLock() {
    return new MigrationLock(sql, new SessionKiller(sql)).take(Duration.ZERO);
  }

  @Override
  public boolean takeGuardLock() {
    return new MigrationLock(sql, new SessionKiller(sql)).takeGuard(Duration.ZERO);
  }

  @Override
  public long id() {
    return Long.parseLong(sql.value("SELECT CONNECTION_ID()"));
  }

  @Override
  public Set<Blocker> accountStatementBlockers() {
    return new AccountStatementBlockers(sql).look();
  }

  @Override
  public void cancel(long id) {
    new SessionKiller(sql).cancel(id);
  }

  @Override
  public void kill(long id) {
    new SessionKiller(sql).kill(id);
  }

  @Override
  public void keepAlive() {
    execute("keeping the session", "DO 0");
  }

  @Override
  public Optional<Boolean> locked(String username) {
    return value(
            "reading mysql.user",
            "SELECT account_locked FROM mysql.user WHERE host = '%' AND user = "
                + SqlText.literal(username))
        .map("Y"::equals);
  }

  @Override
  public void createLocked(Credentials credential) {
    execute(
        "CREATE USER " + credential.username(),
        "CREATE USER IF NOT EXISTS "
            + SqlText.account(credential.username())
            + identifiedBy(credential)
            + " REQUIRE SSL ACCOUNT LOCK");
  }

  @Override
  public void grant(DatabaseAccount account, String username) {
    execute(
        "GRANT to " + username,
        "GRANT " + privileges(account) + " TO " + SqlText.account(username));
  }

  @Override
  public void set(Credentials credential, boolean locked) {
    execute(
        "ALTER USER " + credential.username(),
        "ALTER USER "
            + SqlText.account(credential.username())
            + identifiedBy(credential)
            + " REQUIRE SSL"
            + lockState(credential.username(), locked));
  }

  /** Nothing is locked or unlocked that is so already. */
  private String lockState(String username, boolean locked) {
    boolean isSo = locked(username).filter(now -> now == locked).isPresent();
    return isSo ? "" : locked ? " ACCOUNT LOCK" : " ACCOUNT UNLOCK";
  }

  @Override
  public void setPassword(Credentials credential) {
    execute(
        "ALTER USER " + credential.username(),
        "ALTER USER " + SqlText.account(credential.username()) + identifiedBy(credential));
  }

  @Override
  public GtidSet executed() {
    return GtidSet.parse(value("gtid_executed", "SELECT @@GLOBAL.gtid_executed").orElse(""));
  }

  @Override
  public Optional<String> channelUser() {
    return channel().filter(ChannelRow::configured).map(ChannelRow::user);
  }

  @Override
  public boolean channelRuns() {
    return channel().filter(ChannelRow::runs).isPresent();
  }

  @Override
  public void stopChannel() {
    if (channel().filter(ChannelRow::startedAtAll).isPresent()) {
      call("rds_stop_replication", row -> !row.startedAtAll());
    }
  }

  @Override
  public void pointChannelAt(AccountServer source, Credentials replicator) {
    // Reset first: a channel that lost its relay log's position is not cured by pointing it anew.
    if (channel().filter(ChannelRow::configured).isPresent()) {
      call("rds_reset_external_source", row -> !row.configured());
    }
    // The one statement whose text MySQL does not mask: keep it out of the slow log at least.
    execute("long_query_time", "SET SESSION long_query_time = " + Duration.ofDays(1).toSeconds());
    try (PreparedStatement call =
        connection.prepareStatement(
            "CALL mysql.rds_set_external_source_with_auto_position(?, ?, ?, ?, ?)")) {
      int parameter = 0;
      call.setString(++parameter, source.host());
      call.setInt(++parameter, source.port());
      call.setString(++parameter, replicator.username());
      call.setString(++parameter, replicator.password());
      call.setInt(++parameter, 1);
      call.execute();
    } catch (SQLException failure) {
      throw failed("rds_set_external_source_with_auto_position", failure);
    }
    execute("rds_set_binlog_source_ssl", "CALL mysql.rds_set_binlog_source_ssl(1)");
  }

  @Override
  public void startChannel() {
    call("rds_start_replication", ChannelRow::startedAtAll);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      LOG.warn("connection to {} not closed in order, SQL error {}", environment, code(failure));
    }
  }

  private String privileges(DatabaseAccount account) {
    return switch (account) {
      case REPLICATOR -> "REPLICATION SLAVE ON *.*";
      case PAYMENT_APP_BLUE, PAYMENT_APP_GREEN ->
          "SELECT, INSERT, UPDATE, DELETE ON " + SqlText.grantedSchema(schema);
      case ADMIN -> throw new IllegalArgumentException("grants: received ADMIN, allowed: others");
    };
  }

  private static String identifiedBy(Credentials credential) {
    return " IDENTIFIED BY " + SqlText.literal(credential.password());
  }

  private Optional<ChannelRow> channel() {
    try {
      return ChannelRow.read(connection);
    } catch (SQLException failure) {
      throw failed("SHOW REPLICA STATUS", failure);
    }
  }

  /** The procedures of replication sleep, and complain about what is not theirs to judge. */
  private void call(String procedure, Predicate<ChannelRow> done) {
    try (Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, (int) Deadlines.PROCEDURE.toMillis());
      statement.execute("CALL mysql." + procedure + "()");
    } catch (SQLException failure) {
      boolean complaint = failure.getErrorCode() == MySqlError.SIGNALLED;
      if (!complaint || !done.test(channel().orElse(ChannelRow.NONE))) {
        throw failed(procedure, failure);
      }
    } finally {
      resetTimeout();
    }
  }

  private void resetTimeout() {
    try {
      connection.setNetworkTimeout(Runnable::run, (int) Deadlines.STATEMENT.toMillis());
    } catch (SQLException gone) {
      LOG.warn("connection to {} is gone, SQL error {}", environment, code(gone));
    }
  }

  private void execute(String what, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw failed(what, failure);
    }
  }

  private Optional<String> value(String what, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    } catch (SQLException failure) {
      throw failed(what, failure);
    }
  }

  private RotationFailedException failed(String what, SQLException failure) {
    return new RotationFailedException(
        what + " on " + environment.key() + ": SQL error " + code(failure));
  }

  private static String code(SQLException failure) {
    return failure.getErrorCode() + " (" + failure.getSQLState() + ")";
  }
}
