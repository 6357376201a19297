package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One connection as {@code admin} to one server. Every method is one round trip and at most one
 * side effect, and throws {@link SessionLostException} if the connection is gone or {@link
 * StatementFailedException} if the server refused.
 */
public interface DatabaseSession extends AutoCloseable {
  /** Which instance this connection is on. */
  ServerIdentity identity();

  /** {@code CONNECTION_ID()}; asked once. */
  long id();

  /** Does nothing on the server; a lock's holder that is idle for long is ended by the server. */
  void keepAlive();

  // The migration lock: GET_LOCK('migration'), and its guard's: GET_LOCK('migration-guard')

  /**
   * Kills the holders of the migration lock and of its guard's ({@code IS_USED_LOCK}) if other
   * connections hold them: an actor's every connection that acts holds one of both.
   */
  void killLockHolder();

  /** {@link #takeLock} of the second connection of an actor, which acts beside the first. */
  boolean takeGuardLock(Duration timeout);

  /**
   * Who holds the migration lock and what it does, for an error message; empty text if nobody does.
   * Never the statement itself, whose values may be secret.
   */
  String lockHolder();

  /**
   * {@code GET_LOCK}; succeeds only once a killed holder and its pending statement are gone.
   *
   * @param timeout whole seconds, 1 or more
   * @return whether this connection now holds it
   */
  boolean takeLock(Duration timeout);

  /** {@code RELEASE_LOCK}. */
  void releaseLock();

  // The fence

  /** Other programs' accounts that are fenced with the application's; no round trip. */
  PairedAccounts pairedAccounts();

  /** Those of {@link #pairedAccounts} that are open for {@code side} on this server. */
  PairedAccounts openPairedAccounts(Environment side);

  /**
   * {@code ALTER USER … ACCOUNT LOCK} for every application account (twins and every host part too)
   * of {@code side}, and every paired one. Only {@link AccountStatements} bounds it.
   *
   * @throws StatementFailedException 1317 if it was {@link #cancel cancelled}: nothing was changed
   */
  void lockAccounts(Environment side);

  /**
   * {@code ALTER USER … ACCOUNT UNLOCK} for every application account (twins and every host part
   * too) of {@code side}. Only {@link AccountStatements} bounds it.
   *
   * @param paired the paired accounts that are unlocked with them; the others stay as they are
   * @throws StatementFailedException 1317 if it was {@link #cancel cancelled}: nothing was changed
   */
  void unlockAccounts(Environment side, PairedAccounts paired);

  /**
   * Whether every application account of {@code side} is locked on this server, and every paired
   * one, whatever its host part.
   */
  boolean accountsLocked(Environment side);

  /** Whether an application account of {@code side}, or one of {@code paired}, is locked here. */
  boolean anyAccountLocked(Environment side, PairedAccounts paired);

  /**
   * The locks of strangers that an account statement waits for on this server, or would wait for:
   * metadata locks of a grant table, or of the whole server, whose holders are idle or waited for.
   * Whoever holds the migration lock or its guard's is no stranger: {@link #killLockHolder} ends
   * those.
   */
  Set<Blocker> accountStatementBlockers();

  /** {@code KILL QUERY}; a session that is gone already (1094) is no failure. */
  void cancel(long connectionId);

  /**
   * {@code mysql.rds_set_read_only(1|0)} with session {@code lock_wait_timeout} = {@link
   * Deadlines#LOCK_WAIT}.
   */
  void setReadOnly(boolean readOnly);

  /** {@code @@GLOBAL.read_only}. */
  boolean readOnly();

  /**
   * Connection ids of the sessions of every application and paired account (of both sides) on this
   * server that can still do or hold something: a killed one without statement and transaction does
   * not count.
   */
  List<Long> applicationSessions();

  /**
   * {@code KILL id}, which also works behind an account statement that waits, or {@code
   * mysql.rds_kill(id)} where that is not granted; a session that is gone already (1094) is no
   * failure.
   */
  void kill(long connectionId);

  /** {@code XA RECOVER}: ids of the prepared XA transactions. */
  List<String> preparedXaTransactions();

  // Replication: this server as replica of the other side

  /** {@code @@GLOBAL.gtid_executed}. */
  GtidSet executed();

  /**
   * {@code WAIT_FOR_EXECUTED_GTID_SET}: answers as soon as this server has executed {@code wanted}.
   *
   * @param timeout whole seconds, 1 or more
   * @return whether it was reached in time
   */
  boolean waitForExecuted(GtidSet wanted, Duration timeout);

  /**
   * What each transaction of {@code wanted} did, from this server's binary log. An empty set only
   * notes where the log ends, so that what comes after is found without reading what was before.
   * Those that are in no binary log any more are one content that says so.
   *
   * @throws StatementFailedException if the log cannot be read within {@link Deadlines#EXPLAIN}
   */
  List<TransactionContent> contents(GtidSet wanted);

  /**
   * Whole transactions of this server's binary log from {@code from} on, across its files.
   *
   * @param from {@link LogPosition#END} only tells where the log ends
   * @param mostEvents events after which it stops once a transaction is complete, 1 or more
   * @throws StatementFailedException if the log cannot be read within {@link Deadlines#EXPLAIN}, or
   *     the file is gone
   */
  LogPiece loggedSince(LogPosition from, int mostEvents);

  /** What could make the applier leave rows out. */
  ApplierFacts applierFacts();

  /**
   * {@code mysql.rds_gtid_purged('+set')}: appends transactions that this server will never run.
   */
  void appendPurged(GtidSet missing);

  /**
   * {@code mysql.rds_set_configuration('binlog retention hours', hours)}; may be repeated.
   *
   * @param hours 1 to 2160
   */
  void keepBinaryLogs(int hours);

  /** {@code SHOW REPLICA STATUS}. */
  ReplicaStatus replicaStatus();

  /** {@code mysql.rds_stop_replication()}; no failure when it is stopped or not configured. */
  void stopReplication();

  /** {@code mysql.rds_reset_external_source()}; no failure when none is configured. */
  void resetReplication();

  /**
   * {@code mysql.rds_set_external_source_with_auto_position} and TLS, to {@code source}'s address
   * with the secret {@code replicator}; does not start.
   */
  void configureReplication(Environment source);

  /**
   * {@code mysql.rds_start_replication()}; no failure when it runs already, nor when the procedure
   * complains though the threads were started: whether they work is {@link #replicaStatus}'s.
   */
  void startReplication();

  /**
   * Writes {@code value} into the marker table of the migration's own schema (made if absent). The
   * admin passes read_only; the write gets a GTID of this server.
   */
  void writeMarker(String value);

  /** The last marker on this server; empty text if there is none. */
  String readMarker();

  // Facts for preflight; read-only

  /** {@code schema.table} of every base table outside the system and the migration's own schema. */
  List<String> applicationTables();

  /** Settings, grants and objects that the protocol relies on. */
  ServerFacts facts();

  /** What runs at this moment. */
  ServerActivity activity();

  /** Closes the connection, which also releases the lock; never throws. */
  @Override
  void close();
}
