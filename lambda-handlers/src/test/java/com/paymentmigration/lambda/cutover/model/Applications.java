package com.paymentmigration.lambda.cutover.model;

import java.util.BitSet;

/**
 * What the applications do at every tick, on each side that lets them: keep a session in a long
 * transaction, reconnect when cut, write; on blue, until it is cut, also by a session that calls
 * exempt routines.
 */
final class Applications {
  /** From losing a connection to the next login. */
  private static final long RECONNECT_MILLIS = 10;

  private final World world;
  private final BitSet acknowledged = new BitSet();
  private int nextWrite = 1;
  private FakeCluster last;

  Applications(World world) {
    this.world = world;
  }

  void act(FakeCluster cluster) {
    if (!world.isUp(cluster)) {
      return;
    }
    boolean connected = false;
    for (int index = 0; index < cluster.sessions.size(); index++) {
      FakeSession session = cluster.sessions.get(index);
      if (session.account != cluster.side || session.pending != null) {
        continue;
      }
      if (session.exempt) {
        write(cluster);
      } else if (session.inTransaction) {
        connected = true;
        if (!cluster.readOnly) {
          write(cluster);
        }
      }
    }
    if (cluster.isLocked(cluster.side) || world.now() < cluster.cutAt + RECONNECT_MILLIS) {
      return;
    }
    if (!connected && !cluster.readOnly) {
      world.newSession(cluster, cluster.side, false).inTransaction = true;
    }
  }

  /** An event: no session, no account, stopped by nothing but preflight. */
  void exemptWrite(FakeCluster cluster) {
    if (world.isUp(cluster) && world.item.state.promoted() == cluster.side) {
      world.invariants.onExemptWrite();
      write(cluster);
    }
  }

  private void write(FakeCluster cluster) {
    int number = nextWrite++;
    cluster.commitWrite(number);
    if (last != cluster) {
      // As long as the same side writes, it has what it has acknowledged.
      BitSet lost = (BitSet) acknowledged.clone();
      lost.andNot(cluster.writes);
      if (!lost.isEmpty()) {
        world.invariants.lost(cluster.side, lost);
      }
      last = cluster;
    }
    acknowledged.set(number);
  }
}
