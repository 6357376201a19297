package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.ApplierFacts;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.LogPiece;
import com.paymentmigration.lambda.cutover.ReplicaStatus;
import com.paymentmigration.lambda.cutover.ServerActivity;
import com.paymentmigration.lambda.cutover.ServerFacts;
import com.paymentmigration.lambda.cutover.ServerIdentity;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.TransactionContent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.LogPosition;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The admin's connection: each method one step of its actor. */
final class FakeDatabaseSession implements DatabaseSession {
  /** As RDS publishes its procedures. */
  private static final long PROCEDURE_SLEEPS = 2_000;

  /** Between two looks at a reader. */
  private static final long WAIT_MILLIS = 100;

  private final World world;
  private final Actor actor;
  private final FakeCluster cluster;
  private final FakeSession session;
  private boolean clientGone;

  FakeDatabaseSession(World world, Actor actor, FakeCluster cluster, FakeSession session) {
    this.world = world;
    this.actor = actor;
    this.cluster = cluster;
    this.session = session;
  }

  private <T> T query(String what, Supplier<T> answer) {
    if (actor.step(cluster, what, false) != Actor.Reply.NONE) {
      throw cut();
    }
    requireAlive();
    return answer.get();
  }

  /** A statement that takes or releases something of this session only, or kills a session. */
  private void statement(String what, Runnable effect) {
    perform(what, effect, false);
  }

  /** A statement that changes what the server does for others: counts for stale actors. */
  private void mutation(String what, Runnable effect) {
    perform(what, effect, true);
  }

  private void perform(String what, Runnable effect, boolean acts) {
    Actor.Reply reply = actor.step(cluster, what, true);
    if (reply == Actor.Reply.CUT) {
      throw cut();
    }
    requireAlive();
    Runnable whole =
        () -> {
          if (acts) {
            world.invariants.onAct(actor, cluster.side, what);
          }
          effect.run();
          world.check();
        };
    switch (reply) {
      case LATE -> {
        clientGone = true;
        later(whole);
        throw lost();
      }
      case LOST -> {
        whole.run();
        throw cut();
      }
      case DIE -> {
        whole.run();
        throw actor.die();
      }
      default -> {
        try {
          whole.run();
        } catch (GivenUp waiting) {
          clientGone = true;
          later(whole);
          throw lost();
        }
      }
    }
  }

  /** A statement goes on although its client is gone; one that waits goes on waiting. */
  private void later(Runnable whole) {
    session.pendingDue = world.now() + World.LATE_MILLIS;
    session.pending =
        () -> {
          try {
            whole.run();
          } catch (StillWaiting wait) {
            later(whole);
          }
        };
  }

  /** A client waits no longer than its network time-out; its statement does. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** An account statement of a client that is gone still waits for a reader. */
  private static final class StillWaiting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private void requireAlive() {
    if (clientGone || !session.alive) {
      throw lost();
    }
    session.usedAt = world.now();
  }

  private SessionLostException cut() {
    cluster.kill(session);
    actor.cutOff = true;
    return lost();
  }

  private SessionLostException lost() {
    return new SessionLostException(cluster.side.key() + ": connection lost", null);
  }

  @Override
  public ServerIdentity identity() {
    return query(
        "identity",
        () -> new ServerIdentity(cluster.side.key(), Instant.ofEpochSecond(cluster.boot), false));
  }

  @Override
  public void killLockHolder() {
    statement(
        "killLockHolder",
        () -> {
          cluster.killLockHolders(session);
        });
  }

  @Override
  public String lockHolder() {
    return query(
        "lockHolder",
        () -> cluster.lockHolders[0] == null ? "" : "session " + cluster.lockHolders[0].id);
  }

  @Override
  public long id() {
    return session.id;
  }

  @Override
  public boolean takeLock(Duration timeout) {
    return takeLock("takeLock", 0, timeout);
  }

  @Override
  public boolean takeGuardLock(Duration timeout) {
    return takeLock("takeGuardLock", 1, timeout);
  }

  private boolean takeLock(String what, int lock, Duration timeout) {
    boolean[] got = new boolean[1];
    statement(
        what,
        () -> {
          got[0] = cluster.takeLock(lock, session, world.now());
          if (!got[0]) {
            world.advance(timeout.toMillis());
          }
        });
    return got[0];
  }

  @Override
  public void releaseLock() {
    statement("releaseLock", () -> cluster.lockHolders[0] = null);
  }

  @Override
  public void lockAccounts(Environment side) {
    mutation(
        "lockAccounts " + side,
        () -> {
          waitForReader();
          cluster.commit(Transaction.Kind.LOCK, side, "");
        });
  }

  @Override
  public PairedAccounts pairedAccounts() {
    return PairedAccounts.NONE;
  }

  /** The model has one kind of account: what is fenced together is one lock in it. */
  @Override
  public PairedAccounts openPairedAccounts(Environment side) {
    return query("openPairedAccounts " + side, () -> PairedAccounts.NONE);
  }

  @Override
  public void unlockAccounts(Environment side, PairedAccounts paired) {
    mutation(
        "unlockAccounts " + side,
        () -> {
          waitForReader();
          cluster.commit(Transaction.Kind.UNLOCK, side, "");
        });
  }

  /** Nothing but a guard ends the wait of an account statement: no time-out of the server does. */
  private void waitForReader() {
    for (int waited = 0; cluster.reader != null; waited++) {
      cluster.accountStatementWaits = true;
      if (clientGone) {
        throw new StillWaiting();
      }
      if (waited * WAIT_MILLIS >= Deadlines.STATEMENT.toMillis()) {
        if (!actor.cutOff) {
          throw new Violation("I3: an account statement waits for ever on " + cluster.side);
        }
        throw new GivenUp();
      }
      actor.runBesides();
      if (!session.alive) {
        throw lost();
      }
      if (session.cancelled) {
        session.cancelled = false;
        cluster.accountStatementWaits = false;
        throw new StatementFailedException(1317, "cancelled", null);
      }
      world.tick(WAIT_MILLIS);
    }
    cluster.accountStatementWaits = false;
  }

  @Override
  public boolean anyAccountLocked(Environment side, PairedAccounts paired) {
    return accountsLocked(side);
  }

  @Override
  public Set<Blocker> accountStatementBlockers() {
    return query("accountStatementBlockers", cluster::blockers);
  }

  /** No step of its own: the model's sessions end otherwise than by being idle. */
  @Override
  public void keepAlive() {
    requireAlive();
  }

  @Override
  public void cancel(long connectionId) {
    statement(
        "cancel",
        () ->
            cluster.sessions.stream()
                .filter(each -> each.id == connectionId)
                .forEach(each -> each.cancelled = true));
  }

  @Override
  public boolean accountsLocked(Environment side) {
    return query("accountsLocked " + side, () -> cluster.isLocked(side));
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    mutation(
        "setReadOnly " + readOnly,
        () -> {
          if (readOnly
              && !cluster.readOnly
              && cluster.sessions.stream().anyMatch(s -> s.isApplication() && s.inTransaction)) {
            world.advance(2000);
            throw new StatementFailedException(1205, "lock wait timeout", null);
          }
          cluster.readOnly = readOnly;
        });
  }

  @Override
  public boolean readOnly() {
    return query("readOnly", () -> cluster.readOnly);
  }

  @Override
  public List<Long> applicationSessions() {
    return query(
        "applicationSessions",
        () -> {
          List<Long> ids = new ArrayList<>();
          cluster.sessions.stream().filter(FakeSession::isApplication).forEach(s -> ids.add(s.id));
          return ids;
        });
  }

  @Override
  public void kill(long connectionId) {
    statement(
        "kill " + connectionId,
        () -> {
          if (connectionId == FakeCluster.PASSER_BY) {
            world.read(cluster, true);
          }
          for (FakeSession each : List.copyOf(cluster.sessions)) {
            if (each.id == connectionId) {
              cluster.kill(each);
              cluster.cutAt = world.now();
            }
          }
        });
  }

  @Override
  public List<String> preparedXaTransactions() {
    return query("preparedXa", List::of);
  }

  @Override
  public GtidSet executed() {
    return query(
        "executed",
        () -> {
          world.invariants.onExecutedRead(cluster);
          return cluster.gtids();
        });
  }

  @Override
  public boolean waitForExecuted(GtidSet wanted, Duration timeout) {
    return query(
        "waitForExecuted",
        () -> {
          long end = world.now() + timeout.toMillis();
          while (!cluster.gtids().contains(wanted)) {
            if (world.now() >= end) {
              return false;
            }
            world.tick(50);
          }
          return true;
        });
  }

  @Override
  public List<TransactionContent> contents(GtidSet wanted) {
    return query(
        "contents",
        () ->
            cluster.binlog.stream()
                .filter(each -> wanted.contains(each.gtid()))
                .map(Transaction::content)
                .toList());
  }

  /** The model has no proof recorded, so that nobody reads on from anywhere. */
  @Override
  public LogPiece loggedSince(LogPosition from, int mostEvents) {
    throw new UnsupportedOperationException("the continuous proof is not part of the model");
  }

  @Override
  public ApplierFacts applierFacts() {
    return query("applierFacts", () -> ApplierFacts.SOUND);
  }

  @Override
  public void appendPurged(GtidSet missing) {
    throw new Violation("I2: absorbed without a person: " + missing);
  }

  @Override
  public void keepBinaryLogs(int hours) {
    throw new UnsupportedOperationException("the model begins armed");
  }

  @Override
  public ReplicaStatus replicaStatus() {
    return query(
        "replicaStatus",
        () -> {
          world.invariants.onStatusRead(cluster);
          return world.replicaStatus(cluster);
        });
  }

  @Override
  public void stopReplication() {
    mutation(
        "stopReplication",
        () -> {
          cluster.applying = cluster.receiving = false;
          world.tick(PROCEDURE_SLEEPS);
        });
  }

  @Override
  public void resetReplication() {
    mutation(
        "resetReplication",
        () -> {
          cluster.configured = cluster.applying = cluster.receiving = false;
          cluster.channelBroken = false;
          world.tick(PROCEDURE_SLEEPS);
        });
  }

  @Override
  public void configureReplication(Environment source) {
    mutation(
        "configureReplication " + source,
        () -> {
          cluster.configured = true;
          cluster.position = 0;
        });
  }

  @Override
  public void startReplication() {
    mutation(
        "startReplication",
        () -> {
          if (!cluster.configured) {
            throw new StatementFailedException(1200, "not configured as replica", null);
          }
          if (cluster.channelBroken) {
            throw new StatementFailedException(1872, "replica failed to initialize", null);
          }
          world.tick(PROCEDURE_SLEEPS);
          cluster.applying = cluster.receiving = true;
          cluster.connected = false;
        });
  }

  @Override
  public void writeMarker(String value) {
    mutation("writeMarker", () -> cluster.commit(Transaction.Kind.MARKER, cluster.side, value));
  }

  @Override
  public String readMarker() {
    return query("readMarker", () -> cluster.marker);
  }

  @Override
  public List<String> applicationTables() {
    throw new UnsupportedOperationException("preflight is not part of the model");
  }

  @Override
  public ServerFacts facts() {
    throw new UnsupportedOperationException("preflight is not part of the model");
  }

  @Override
  public ServerActivity activity() {
    throw new UnsupportedOperationException("preflight is not part of the model");
  }

  @Override
  public void close() {
    if (!actor.dead() && !clientGone) {
      cluster.kill(session);
    }
  }
}
