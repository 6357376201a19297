package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Writer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, while the writer has moved, whether it could move back: the old side receives, applies,
 * reaches a sampled executed set in time, has no foreign transaction, and nothing speaks against
 * its rows (the rollback's own rules). Read-only, without the migration lock.
 */
public final class MeasureWayBack {
  private static final Logger LOG = LoggerFactory.getLogger(MeasureWayBack.class);

  private final DatabasePair servers;
  private final StateWriter states;
  private final Metrics metrics;
  private final RowEvidence rows;

  /** The use case over its ports. */
  public MeasureWayBack(
      DatabasePair servers,
      StateWriter states,
      Metrics metrics,
      ProofRecords proofs,
      Timing timing) {
    this.servers = servers;
    this.states = states;
    this.metrics = metrics;
    this.rows = new RowEvidence(proofs, timing);
  }

  /** What was found. */
  public enum Outcome {
    /** The writer has not moved: there is no way back to measure. */
    NOT_MOVED,
    /** The old side is close behind. */
    AVAILABLE,
    /** The old side is not, or cannot be asked. */
    NOT_AVAILABLE
  }

  /**
   * Records what a person wants to see at one look; then measures, and records {@link
   * Metrics.Name#WRITER_ROLLBACK_AVAILABLE} if the writer has moved.
   */
  public Outcome measure() {
    MigrationState state = states.read();
    recordLook(state);
    boolean moved =
        (state.status() == MigrationStatus.SWITCHED || state.status() == MigrationStatus.COMPLETED)
            && state.promoted() != state.home();
    if (!moved) {
      return Outcome.NOT_MOVED;
    }
    boolean available = isClose(state.promoted());
    metrics.record(Metrics.Name.WRITER_ROLLBACK_AVAILABLE, available ? 1 : 0);
    return available ? Outcome.AVAILABLE : Outcome.NOT_AVAILABLE;
  }

  private void recordLook(MigrationState state) {
    metrics.record(Metrics.Name.STATUS, state.status().code());
    metrics.record(Metrics.Name.GREEN_WEIGHT, state.greenWeight().percent());
    metrics.record(Metrics.Name.GREEN_ACTIVE, state.active() == Environment.GREEN ? 1 : 0);
    if (!state.writer().equals(Writer.none())) {
      metrics.record(Metrics.Name.GREEN_WRITES, state.writer().is(Environment.GREEN) ? 1 : 0);
    }
  }

  private boolean isExplained(
      Environment standby, DatabaseSession replica, DatabaseSession writer) {
    GtidSet alone = replica.executed();
    Strangers found = Strangers.among(standby, replica, alone, writer.executed());
    if (!found.none()) {
      LOG.error("way back: {}", found);
    }
    return found.none();
  }

  /** A side that cannot be asked is no way back, whatever the reason. */
  private boolean isClose(Environment writer) {
    try (DatabaseSession source = servers.of(writer).connect();
        DatabaseSession replica = servers.of(writer.other()).connect()) {
      GtidSet sampled = source.executed();
      ReplicaStatus status = replica.replicaStatus();
      return status.healthy()
          && status.lastError().isEmpty()
          && replica.waitForExecuted(sampled, Deadlines.CAUGHT_UP)
          && isExplained(writer.other(), replica, source)
          && hasItsRows(writer, source, replica);
    } catch (MigrationException away) {
      LOG.warn("way back: cannot be told", away);
      return false;
    }
  }

  private boolean hasItsRows(Environment writer, DatabaseSession source, DatabaseSession replica) {
    List<String> against =
        new ArrayList<>(rows.objections(writer, source, replica, Deadlines.CAUGHT_UP));
    rows.unproven().ifPresent(against::add);
    if (!against.isEmpty()) {
      LOG.error("way back: {}", String.join("; ", against));
    }
    return against.isEmpty();
  }
}
