package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;

/** A connection that holds the migration lock of one server. */
final class LockedServer implements AutoCloseable {
  private final DatabaseServer server;
  private final DatabaseSession session;
  private final ServerIdentity identity;

  private LockedServer(DatabaseServer server, DatabaseSession session, ServerIdentity identity) {
    this.server = server;
    this.session = session;
    this.identity = identity;
  }

  /**
   * Connects, kills whoever holds the lock together with its pending statement, and takes it.
   *
   * @throws TransientFailureException if the server cannot be reached, is a reader, or the lock
   *     cannot be had
   */
  static LockedServer take(DatabaseServer server) {
    DatabaseSession session = server.connect();
    try {
      ServerIdentity identity = session.identity();
      if (identity.innodbReadOnly()) {
        throw new TransientFailureException(
            server.environment().key() + ": connected to a reader, " + identity.serverId());
      }
      for (int attempt = 0; attempt < Deadlines.MIGRATION_LOCK_TRIES; attempt++) {
        session.killLockHolder();
        if (session.takeLock(Deadlines.MIGRATION_LOCK)) {
          return new LockedServer(server, session, identity);
        }
      }
      throw new TransientFailureException(
          server.environment().key()
              + ": the migration lock could not be taken in "
              + Deadlines.MIGRATION_LOCK_TRIES
              + " tries; held by "
              + session.lockHolder());
    } catch (SessionLostException lost) {
      session.close();
      throw new DatabaseUnreachableException(
          server.environment().key() + ": connection lost while taking the lock", lost);
    } catch (MigrationException failure) {
      session.close();
      throw failure;
    }
  }

  DatabaseServer server() {
    return server;
  }

  DatabaseSession session() {
    return session;
  }

  /**
   * Proves that the connection lives and is still on the same, never restarted writer.
   *
   * @throws MoveAbortedException if it is another
   */
  void requireSameInstance() {
    ServerIdentity now = session.identity();
    if (!now.equals(identity)) {
      throw new MoveAbortedException(
          server.environment().key() + ": was " + identity + ", is " + now + " by now");
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
