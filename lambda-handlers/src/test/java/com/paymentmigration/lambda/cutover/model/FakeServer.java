package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.AccountLockedException;
import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.DatabaseServer;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.DatabaseUnreachableException;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;

/** A server as one actor sees it. */
final class FakeServer implements DatabaseServer {
  private final World world;
  private final Actor actor;
  private final FakeCluster cluster;

  FakeServer(World world, Actor actor, Environment side) {
    this.world = world;
    this.actor = actor;
    this.cluster = world.cluster(side);
  }

  @Override
  public Environment environment() {
    return cluster.side;
  }

  @Override
  public Writer.Serving address() {
    return World.address(cluster.side);
  }

  @Override
  public DatabaseSession connect() {
    reach("connect");
    FakeSession session = world.newSession(cluster, null, false);
    return new FakeDatabaseSession(world, actor, cluster, session);
  }

  @Override
  public ApplicationSession connectAsApplication() {
    reach("connectAsApplication");
    if (cluster.isLocked(cluster.side)) {
      throw new Locked(cluster.side);
    }
    FakeSession session = world.newSession(cluster, cluster.side, false);
    return new FakeApplicationSession(actor, cluster, session);
  }

  private void reach(String what) {
    Actor.Reply reply = actor.step(cluster, what, false);
    if (cluster.accountStatementWaits) {
      world.tick(Deadlines.CONNECT.toMillis());
    }
    if (reply != Actor.Reply.NONE
        || world.now() < cluster.downUntil
        || cluster.accountStatementWaits) {
      throw new Away(cluster.side);
    }
  }

  /**
   * Without a stack trace: histories throw it by the ten thousand, and show their steps instead.
   */
  private static final class Away extends DatabaseUnreachableException {
    private static final long serialVersionUID = 1L;

    private Away(Environment side) {
      super(side.key() + ": away", null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Without a stack trace too. */
  private static final class Locked extends AccountLockedException {
    private static final long serialVersionUID = 1L;

    private Locked(Environment side) {
      super(side.key() + ": locked", null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
