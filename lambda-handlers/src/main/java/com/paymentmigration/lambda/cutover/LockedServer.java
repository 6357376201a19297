package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.Set;

/**
 * Two connections to one server: the first holds the migration lock and acts, the second holds the
 * guard's lock and ends what the first one waits for. Both are opened before anything is done,
 * since nobody logs in behind an account statement that waits; and whoever takes the locks away has
 * ended both.
 */
final class LockedServer implements AutoCloseable, BlockedServer {
  private final DatabaseServer server;
  private final DatabaseSession session;
  private final DatabaseSession guard;
  private final ServerIdentity identity;
  private final long id;

  private LockedServer(
      DatabaseServer server,
      DatabaseSession session,
      DatabaseSession guard,
      ServerIdentity identity,
      long id) {
    this.server = server;
    this.session = session;
    this.guard = guard;
    this.identity = identity;
    this.id = id;
  }

  /**
   * Connects twice, kills whoever holds the locks together with what they run, and takes them.
   *
   * @throws TransientFailureException if the server cannot be reached, is a reader, or the lock
   *     cannot be had
   */
  static LockedServer take(DatabaseServer server) {
    DatabaseSession session = server.connect();
    DatabaseSession guard = null;
    try {
      guard = server.connect();
      ServerIdentity identity = session.identity();
      if (identity.innodbReadOnly()) {
        throw new TransientFailureException(
            server.environment().key() + ": connected to a reader, " + identity.serverId());
      }
      for (int attempt = 0; attempt < Deadlines.MIGRATION_LOCK_TRIES; attempt++) {
        session.killLockHolder();
        if (session.takeLock(Deadlines.MIGRATION_LOCK)
            && guard.takeGuardLock(Deadlines.MIGRATION_LOCK)) {
          return new LockedServer(server, session, guard, identity, session.id());
        }
      }
      throw new TransientFailureException(
          server.environment().key()
              + ": the migration lock could not be taken in "
              + Deadlines.MIGRATION_LOCK_TRIES
              + " tries; held by "
              + session.lockHolder());
    } catch (SessionLostException lost) {
      close(session, guard);
      throw new DatabaseUnreachableException(
          server.environment().key() + ": connection lost while taking the lock", lost);
    } catch (MigrationException failure) {
      close(session, guard);
      throw failure;
    }
  }

  private static void close(DatabaseSession session, DatabaseSession guard) {
    session.close();
    if (guard != null) {
      guard.close();
    }
  }

  DatabaseServer server() {
    return server;
  }

  DatabaseSession session() {
    return session;
  }

  /** The second connection. */
  DatabaseSession guard() {
    return guard;
  }

  /** Connection id of the first connection; read beforehand, since it is busy when it is needed. */
  long id() {
    return id;
  }

  @Override
  public Set<Blocker> blockers() {
    return guard.accountStatementBlockers();
  }

  @Override
  public void end(long stranger) {
    guard.kill(stranger);
  }

  /** Uses both connections: idle for {@link Deadlines#IDLE_HOLDER}, the server ends them. */
  void keepAlive() {
    session.keepAlive();
    guard.keepAlive();
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
    close(session, guard);
  }
}
