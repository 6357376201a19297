package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.time.Instant;

/**
 * Waits until a replica has executed all that the fenced source has, and requires that nothing else
 * tells the two apart but what {@link Strangers} explains.
 */
final class CatchUp {
  private final Timing timing;
  private final BesideStatement beside;
  private final Channel channel;

  CatchUp(Timing timing, Concurrency concurrency, Channel channel) {
    this.timing = timing;
    this.beside = new BesideStatement(concurrency);
    this.channel = channel;
  }

  /**
   * Ends when the replica has all that the source has, and no side has a foreign transaction. A
   * replica that has everything needs no channel for it: one that does not run is rebuilt only if
   * something is missing. While it waits, whoever holds the replicated account lock up on either
   * side is ended.
   *
   * @throws MoveAbortedException if it is not so within {@link Deadlines#CATCH_UP}
   */
  void requireSame(LockedPair pair, Environment source) {
    Environment replica = source.other();
    GtidSet wanted = pair.session(source).executed();
    Instant end = timing.now().plus(Deadlines.CATCH_UP);
    Instant heal = timing.now();
    while (!reached(pair, replica, wanted)) {
      if (!timing.now().isBefore(end)) {
        throw new MoveAbortedException(
            "catch-up: missing after "
                + Deadlines.CATCH_UP
                + ": "
                + wanted.subtract(pair.session(replica).executed()));
      }
      pair.of(source).requireSameInstance();
      if (!timing.now().isBefore(heal)) {
        heal = timing.now().plus(Deadlines.HEAL_INTERVAL);
        channel.healIfNotRunning(pair, replica);
      }
    }
    requireSameNow(pair, source);
  }

  private boolean reached(LockedPair pair, Environment replica, GtidSet wanted) {
    boolean[] reached = new boolean[1];
    beside.run(
        () -> reached[0] = pair.session(replica).waitForExecuted(wanted, Deadlines.CATCH_UP_PASS),
        () -> Blockers.end(pair.servers(), timing.pauser()));
    return reached[0];
  }

  /**
   * Requires, before a fence, that a replica is close behind under load: several samples in a row
   * are each reached in time.
   *
   * @throws MoveAbortedException if a sample is not reached within {@link Deadlines#CAUGHT_UP}
   */
  static void requireClose(LockedPair pair, Environment source) {
    DatabaseSession replica = pair.session(source.other());
    for (int sample = 0; sample < Deadlines.CAUGHT_UP_SAMPLES; sample++) {
      if (!replica.waitForExecuted(pair.session(source).executed(), Deadlines.CAUGHT_UP)) {
        throw new MoveAbortedException(
            source.other().key()
                + ": not caught up within "
                + Deadlines.CAUGHT_UP
                + "; "
                + replica.replicaStatus());
      }
    }
  }

  /**
   * Requires at this moment that what only one side has is explained, {@code source} read last.
   *
   * @throws ForeignTransactionsException naming what the other transactions did
   */
  static void requireSameNow(LockedPair pair, Environment source) {
    GtidSet there = pair.session(source.other()).executed();
    GtidSet here = pair.session(source).executed();
    requireExplained(Strangers.among(source.other(), pair.session(source.other()), there, here));
    requireExplained(Strangers.among(source, pair.session(source), here, there));
  }

  /** Requires that what only {@code standby} has is explained, while the other side serves. */
  static void requireNoStrangersOn(LockedPair pair, Environment standby) {
    GtidSet there = pair.session(standby).executed();
    GtidSet here = pair.session(standby.other()).executed();
    requireExplained(Strangers.among(standby, pair.session(standby), there, here));
  }

  private static void requireExplained(Strangers found) {
    if (!found.none()) {
      throw new ForeignTransactionsException(found);
    }
  }
}
