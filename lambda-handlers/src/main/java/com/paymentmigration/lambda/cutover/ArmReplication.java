package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Day 0: keeps binary logs for a week, makes both histories of GTIDs common, proves both directions
 * by markers, and leaves the standby replicating and closed.
 */
public final class ArmReplication {
  private final CutoverParts parts;

  /** The use case over its parts. */
  public ArmReplication(CutoverParts parts) {
    this.parts = parts;
  }

  /**
   * What was armed.
   *
   * @param armed always true: a failure is an exception
   * @param absorbed number of transactions of the clusters' own creation, both sides together
   */
  public record Result(boolean armed, long absorbed) {}

  /**
   * Arms replication from the active side to the other; may be repeated.
   *
   * @throws MigrationException naming what does not hold
   */
  public Result arm(long epoch) {
    try (LockedPair pair = parts.lock().takeBoth(epoch)) {
      MigrationState state = pair.state();
      if (state.status() != MigrationStatus.READY) {
        throw new MigrationException(
            "arm: received " + state.status() + ", allowed: " + MigrationStatus.READY);
      }
      Environment from = state.active();
      Environment to = from.other();
      pair.session(from).keepBinaryLogs(ServerAssumptions.RETENTION_HOURS);
      pair.session(to).keepBinaryLogs(ServerAssumptions.RETENTION_HOURS);
      parts.channel().takeDown(pair, from);
      long absorbed = absorb(pair, from);
      parts.channel().ensureArmed(pair, to);
      closeStandby(pair, from);
      parts.channel().arm(pair, from);
      parts.channel().prove(pair, from);
      parts.channel().takeDown(pair, from);
      CatchUp.requireClose(pair, from);
      return new Result(true, absorbed);
    }
  }

  /**
   * Appends each side's missing set on <em>both</em>: one-sided appending breaks the way back with
   * error 1236. Only histories that have nothing in common are day 0; later, what the standby lacks
   * is for the channel to bring, and what it has alone can only be the migration's own.
   */
  private long absorb(LockedPair pair, Environment from) {
    DatabaseSession writer = pair.session(from);
    DatabaseSession standby = pair.session(from.other());
    GtidSet ofWriter = writer.executed();
    GtidSet ofStandby = standby.executed();
    GtidSet missingOnWriter = ofStandby.subtract(ofWriter);
    boolean dayZero = missingOnWriter.equals(ofStandby);
    long absorbed = missingOnWriter.count();
    if (dayZero) {
      requireSameTables(writer, standby, from);
      parts.channel().takeDown(pair, from.other());
      standby.appendPurged(ofWriter);
      absorbed += ofWriter.count();
      if (!missingOnWriter.isEmpty()) {
        writer.appendPurged(missingOnWriter);
      }
      return absorbed;
    }
    CatchUp.requireNoStrangersOn(pair, from.other());
    return 0;
  }

  /** Skipping the history of tables that the standby lacks would lose them. */
  private static void requireSameTables(
      DatabaseSession writer, DatabaseSession standby, Environment from) {
    List<String> lacking = new ArrayList<>(writer.applicationTables());
    lacking.removeAll(standby.applicationTables());
    if (!lacking.isEmpty()) {
      throw new MigrationException(
          "arm: received tables only on "
              + from.key()
              + ": "
              + lacking
              + ", allowed: arm before data is loaded, or start both sides from one snapshot");
    }
  }

  /** Account statements go to the writer only, and replicate. */
  private void closeStandby(LockedPair pair, Environment from) {
    Environment to = from.other();
    parts.accounts().lock(pair.of(from), to, pair);
    if (!pair.session(to).waitForExecuted(pair.session(from).executed(), Deadlines.MARKER)) {
      throw new MigrationException(
          "arm: " + to.key() + " did not execute the account lock in " + Deadlines.MARKER);
    }
    parts.fence().proveAgain(pair.of(to));
  }
}
