package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.ApplicationSession;
import com.paymentmigration.lambda.cutover.SessionLostException;
import com.paymentmigration.lambda.cutover.WriteProbe;

/** The probe's session. */
final class FakeApplicationSession implements ApplicationSession {
  private final Actor actor;
  private final FakeCluster cluster;
  private final FakeSession session;

  FakeApplicationSession(Actor actor, FakeCluster cluster, FakeSession session) {
    this.actor = actor;
    this.cluster = cluster;
    this.session = session;
  }

  @Override
  public long id() {
    return session.id;
  }

  @Override
  public WriteProbe probeWrite() {
    Actor.Reply reply = actor.step(cluster, "probeWrite", false);
    if (reply != Actor.Reply.NONE || !session.alive) {
      cluster.kill(session);
      throw new SessionLostException(cluster.side.key() + ": lost", null);
    }
    return cluster.readOnly ? WriteProbe.READ_ONLY : WriteProbe.ACCEPTED;
  }

  @Override
  public void close() {
    if (!actor.dead()) {
      cluster.kill(session);
    }
  }
}
