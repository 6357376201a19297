package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One direction of replication: arm it, prove it by a marker, take it down. */
final class Channel {
  private final Timing timing;
  private final Supplier<String> markers;

  Channel(Timing timing, Supplier<String> markers) {
    this.timing = timing;
    this.markers = markers;
  }

  /** Points {@code replica} at the other side and starts it, whatever was configured before. */
  void arm(LockedPair pair, Environment replica) {
    pair.keepAlive();
    takeDown(pair, replica);
    pair.keepAlive();
    DatabaseSession session = pair.session(replica);
    session.configureReplication(replica.other());
    session.startReplication();
    pair.keepAlive();
  }

  /** Stops and forgets what {@code replica} replicates from. */
  void takeDown(LockedPair pair, Environment replica) {
    DatabaseSession session = pair.session(replica);
    if (session.replicaStatus().configured()) {
      session.stopReplication();
      session.resetReplication();
    }
  }

  /**
   * Proves that {@code replica} receives: a marker written on its source arrives, both threads run.
   *
   * @throws MoveAbortedException if it does not arrive within {@link Deadlines#MARKER}
   */
  void prove(LockedPair pair, Environment replica) {
    String marker = markers.get();
    pair.session(replica.other()).writeMarker(marker);
    DatabaseSession session = pair.session(replica);
    boolean[] healed = new boolean[1];
    BooleanSupplier arrived = () -> session.readMarker().equals(marker);
    boolean received =
        timing.await(
            () ->
                timing.await(arrived, Deadlines.CATCH_UP_PASS, Deadlines.MARKER_INTERVAL)
                    || healOnce(pair, replica, healed),
            Deadlines.MARKER.minus(Deadlines.CATCH_UP_PASS),
            Deadlines.MARKER_INTERVAL);
    if (!received || !session.replicaStatus().healthy()) {
      throw new MoveAbortedException(
          "replication %s to %s: the marker did not arrive in %s; %s"
              .formatted(
                  replica.other().key(), replica.key(), Deadlines.MARKER, session.replicaStatus()));
    }
  }

  /** A rebuild that did not help is not repeated while the same marker is waited for. */
  private boolean healOnce(LockedPair pair, Environment replica, boolean[] healed) {
    pair.keepAlive();
    if (!healed[0] && !pair.session(replica).replicaStatus().healthy()) {
      healed[0] = true;
      arm(pair, replica);
    }
    return false;
  }

  /**
   * Brings {@code replica} to replicate from the other side, without touching a healthy channel.
   */
  void ensureArmed(LockedPair pair, Environment replica) {
    DatabaseSession session = pair.session(replica);
    if (!session.replicaStatus().healthy()) {
      arm(pair, replica);
    }
    prove(pair, replica);
  }

  /**
   * Rebuilds a channel whose threads do not both run: stop, reset, set, start. The one cure for all
   * that ails it: a receiver that waits to reconnect would do so for 60 s, and a channel that lost
   * its relay log's position (error 1872, after a restart) is not cured by any number of starts.
   *
   * @return always false: nothing has arrived by this
   */
  boolean healIfNotRunning(LockedPair pair, Environment replica) {
    if (!pair.session(replica).replicaStatus().healthy()) {
      arm(pair, replica);
    }
    return false;
  }
}
