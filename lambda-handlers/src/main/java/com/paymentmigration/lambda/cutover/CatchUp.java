package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.time.Instant;

/** Waits until a replica has executed all that the fenced source has, and requires equality. */
final class CatchUp {
  private final Timing timing;

  CatchUp(Timing timing) {
    this.timing = timing;
  }

  /**
   * Ends when both executed sets are equal. A superset is not enough: a transaction that only the
   * replica has would make the way back fail, or be a write that should not exist.
   *
   * @throws MoveAbortedException if they are not equal within {@link Deadlines#CATCH_UP}
   */
  void requireEqual(LockedPair pair, Environment source) {
    DatabaseSession from = pair.session(source);
    DatabaseSession to = pair.session(source.other());
    GtidSet wanted = from.executed();
    Instant end = timing.now().plus(Deadlines.CATCH_UP);
    while (!to.waitForExecuted(wanted, Deadlines.CATCH_UP_PASS)) {
      if (!timing.now().isBefore(end)) {
        throw new MoveAbortedException(
            "catch-up: missing after "
                + Deadlines.CATCH_UP
                + ": "
                + wanted.subtract(to.executed()));
      }
      pair.of(source).requireSameInstance();
      Channel.restartIfNotRunning(to);
    }
    requireEqualNow(pair, source);
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

  /** Requires equality at this moment, {@code source} read last. */
  static void requireEqualNow(LockedPair pair, Environment source) {
    GtidSet there = pair.session(source.other()).executed();
    GtidSet here = pair.session(source).executed();
    if (!here.equals(there)) {
      throw new MoveAbortedException(
          "executed sets differ: only on %s: '%s', only on %s: '%s'"
              .formatted(
                  source.key(), here.subtract(there), source.other().key(), there.subtract(here)));
    }
  }
}
