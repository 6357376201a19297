package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.Optional;
import java.util.Set;

/**
 * One connection as the admin. Every method is one statement; a failure names the statement and
 * MySQL's error number and never repeats what was sent.
 */
public interface AccountSession extends AutoCloseable {
  /**
   * Takes the lock that every actor of the migration works under; does not wait, and never kills
   * its holder: that is the cutover's right. From here on the session ends when it is idle for
   * {@link com.paymentmigration.lambda.cutover.Deadlines#IDLE_HOLDER}.
   *
   * @return whether this connection now holds it
   */
  boolean takeMigrationLock();

  /**
   * {@link #takeMigrationLock} of the connection that acts beside another one, which holds the
   * migration lock.
   */
  boolean takeGuardLock();

  /** {@code CONNECTION_ID()}. */
  long id();

  /**
   * The locks of strangers that an account statement waits for on this server, or would wait for;
   * never those of who holds the migration lock or its guard's.
   */
  Set<Blocker> accountStatementBlockers();

  /** {@code KILL QUERY}: cancels what the connection {@code id} runs. */
  void cancel(long id);

  /** {@code KILL}: ends the connection {@code id} together with what it runs. */
  void kill(long id);

  /** Whether {@code username} is locked; empty if there is no such user. */
  Optional<Boolean> locked(String username);

  /** Creates the user if it is missing: TLS required, locked, without a privilege. */
  void createLocked(Credentials credential);

  /** Gives {@code username} the privileges of {@code account}, and no others. */
  void grant(DatabaseAccount account, String username);

  /** Sets password, TLS requirement and lock state in one statement. */
  void set(Credentials credential, boolean locked);

  /** Sets the password alone. */
  void setPassword(Credentials credential);

  /** Does nothing on the server; the session of a lock's holder ends when it is idle for long. */
  void keepAlive();

  /** {@code @@GLOBAL.gtid_executed}. */
  GtidSet executed();

  /** User of the replication channel on this server; empty if none is configured. */
  Optional<String> channelUser();

  /** Whether both threads of the channel run, which means that its login succeeded. */
  boolean channelRuns();

  /** Stops the channel; no failure when it does not run. */
  void stopChannel();

  /** Sets where the channel connects, and as whom, over TLS; the channel must be stopped. */
  void pointChannelAt(AccountServer source, Credentials replicator);

  /** Starts the channel. */
  void startChannel();

  /** Closes the connection, which also releases the lock; never throws. */
  @Override
  void close();
}
