package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.AuditEvent;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** I1 to I6, asked after every side effect. */
final class Invariants {
  private static final long ROLLBACK_MILLIS = 300_000;

  private final World world;
  private final Map<String, Actor> actors = new HashMap<>();
  private long actedEpoch;
  private long order;
  private long exemptWriteAt = -1;
  private final long[] readAt = new long[2];
  private final long[] statusReadAt = new long[2];
  private long brokenAt = -1;
  private final long[] foreignWriteAt = {-1, -1};
  private long requestedAt = -1;
  boolean outOfScope;

  Invariants(World world) {
    this.world = world;
  }

  void register(Actor actor) {
    actors.put(actor.name, actor);
  }

  /** A workflow knows that its task is over when the function ended, failed, or timed out. */
  boolean executionEnded(String name) {
    Actor actor = actors.get(name);
    return actor.ended() || actor.timedOut();
  }

  /** I1, and what it rests on: only the side whose opening is recorded may be open. */
  void check() {
    boolean blue = world.blue.accepts(world.now());
    boolean green = world.green.accepts(world.now());
    if (blue && green) {
      throw violation("I1: both sides accept writes");
    }
    Environment promoted = world.item.state.promoted();
    if ((blue && promoted != Environment.BLUE) || (green && promoted != Environment.GREEN)) {
      throw violation("I1: " + promoted.other() + " accepts writes without recorded intent");
    }
  }

  /** I2: a write was accepted by a side that lacks an acknowledged one. */
  void lost(Environment side, BitSet writes) {
    if (!outOfScope) {
      throw violation("I2: " + side + " writes but lacks acknowledged writes " + writes);
    }
  }

  /** I6: whoever acts on a server after a newer run did is stale. */
  void onAct(Actor actor, Environment at, String what) {
    if (actor.epoch < actedEpoch) {
      throw violation(
          "I6: " + actor.name + " of epoch " + actor.epoch + " still does " + what + " on " + at);
    }
    actedEpoch = actor.epoch;
  }

  void onExecutedRead(FakeCluster cluster) {
    readAt[FakeCluster.index(cluster.side)] = order++;
  }

  void onForeignWrite(FakeCluster cluster) {
    foreignWriteAt[FakeCluster.index(cluster.side)] = order++;
  }

  void onStatusRead(FakeCluster cluster) {
    statusReadAt[FakeCluster.index(cluster.side)] = order++;
  }

  void onChannelBroken() {
    brokenAt = order++;
  }

  void onExemptWrite() {
    exemptWriteAt = order++;
  }

  void onStateWrite(MigrationState before, MigrationState after, AuditEvent event) {
    if (after.epoch() < before.epoch()) {
      throw violation("I6: the epoch fell");
    }
    if (event.intent() == Intent.REQUEST_ROLLBACK || event.intent() == Intent.BEGIN_ROLLBACK) {
      requestedAt = requestedAt < 0 ? world.now() : requestedAt;
    }
    if (event.intent() == Intent.BEGIN_ROLLBACK
        && before.status() == MigrationStatus.ROLLING_BACK
        && !executionEnded(before.executionArn())) {
      throw violation("I6: a second rollback took over from a living one");
    }
    if (before.promoted() != after.promoted()) {
      onPromotion(before.promoted(), after.promoted(), after.home());
    }
    if (after.status().atRest() || after.status() == MigrationStatus.HALTED) {
      onRest(after);
    }
  }

  private void onPromotion(Environment given, Environment taken, Environment home) {
    if (exemptWriteAt > readAt[0] && given == Environment.BLUE) {
      // An exempt definer that preflight did not see, in the instant after the last look.
      outOfScope = true;
      return;
    }
    FakeCluster from = world.cluster(given);
    FakeCluster to = world.cluster(taken);
    BitSet lacking = (BitSet) from.writes.clone();
    lacking.andNot(to.writes);
    if (!lacking.isEmpty()) {
      throw violation("I2: " + taken + " is promoted without " + lacking);
    }
    requireNoStranger(from, to);
    requireNoStranger(to, from);
    boolean brokenBefore =
        from.channelBroken && brokenAt < statusReadAt[FakeCluster.index(from.side)];
    if (taken != home && (!from.configured || !from.connected || brokenBefore)) {
      throw violation("I3: promoted without a way back that ever worked");
    }
  }

  /** A transaction of somebody else that only one side has, made before the last look at it. */
  private void requireNoStranger(FakeCluster has, FakeCluster lacks) {
    int index = FakeCluster.index(has.side);
    for (Transaction each : has.binlog) {
      if (each.kind() == Transaction.Kind.FOREIGN
          && !lacks.has(each)
          && foreignWriteAt[index] < readAt[index]) {
        throw violation("I2: promoted over a foreign transaction that only " + has.side + " has");
      }
    }
  }

  private void onRest(MigrationState state) {
    if (requestedAt >= 0 && world.now() - requestedAt > ROLLBACK_MILLIS) {
      throw violation("I3: at rest only " + (world.now() - requestedAt) + " ms after the request");
    }
    requestedAt = -1;
    boolean traffic = world.liveWeight.equals(TrafficWeight.allTo(state.home()));
    if (state.status() == MigrationStatus.ROLLED_BACK
        && !(state.writer().is(state.home()) && state.active() == state.home() && traffic)) {
      throw violation("I5: rolled back, but " + state + ", live weight " + world.liveWeight);
    }
  }

  /** I4 and I5 once nobody is at work and recovery had its chance. */
  void atTheEnd() {
    if (outOfScope) {
      return;
    }
    MigrationState state = world.item.state;
    switch (state.status()) {
      case SWITCHED, ROLLED_BACK, HALTED -> {
        if (state.writer().environment().isEmpty()) {
          throw violation("I4: nobody is the writer: " + state);
        }
      }
      default -> throw violation("I4: no legal rest: " + state);
    }
    Environment writer = state.writer().environment().orElseThrow();
    if (!world.cluster(writer).accepts(world.now())) {
      throw violation("I4: the writer " + writer + " does not accept writes");
    }
    if (state.active() != writer || state.promoted() != writer) {
      throw violation("I5: " + state);
    }
  }

  private Violation violation(String message) {
    return new Violation(message);
  }
}
