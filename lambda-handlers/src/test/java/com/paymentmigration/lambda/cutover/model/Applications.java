package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.Environment;
import java.util.BitSet;
import java.util.List;

/**
 * What the applications do at every tick, on each side that lets them: keep a session in a long
 * transaction and one that calls an exempt routine, reconnect when cut, write.
 */
final class Applications {
  private final World world;
  private final BitSet acknowledged = new BitSet();
  private int nextWrite = 1;

  Applications(World world) {
    this.world = world;
  }

  void act(FakeCluster cluster) {
    if (!world.isUp(cluster)) {
      return;
    }
    boolean[] has = new boolean[2];
    for (FakeSession session : List.copyOf(cluster.sessions)) {
      if (session.account != cluster.side || session.pending != null) {
        continue;
      }
      if (session.exempt) {
        has[1] = true;
        write(cluster);
      } else if (session.inTransaction) {
        has[0] = true;
        if (!cluster.readOnly) {
          write(cluster);
        }
      }
    }
    if (cluster.isLocked(cluster.side)) {
      return;
    }
    if (!has[0] && !cluster.readOnly) {
      world.newSession(cluster, cluster.side, false).inTransaction = true;
    }
    if (!has[1] && cluster.side == Environment.BLUE) {
      world.newSession(cluster, cluster.side, true);
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
    cluster.commit(Transaction.Kind.WRITE, cluster.side, Integer.toString(number));
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(cluster.writes);
    if (!lost.isEmpty()) {
      world.invariants.lost(cluster.side, lost);
    }
    acknowledged.set(number);
  }
}
