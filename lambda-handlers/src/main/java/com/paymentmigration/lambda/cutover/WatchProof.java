package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every minute what the continuous proof says: figures, and when it turns an audit event, a
 * mail, and the end of a recorded PASS. Whoever proves may be dead: this look is another
 * function's.
 */
public final class WatchProof {
  private static final Logger LOG = LoggerFactory.getLogger(WatchProof.class);
  private static final String ACTOR = "continuous proof";

  /** Characters of an audit event's reason; the record names more. */
  private static final int SHOWN = 900;

  private final ProofRecords proofs;
  private final StateWriter states;
  private final RecordedPass pass;
  private final Metrics metrics;
  private final Notifier notifier;
  private final Timing timing;

  /** The use case over its ports. */
  public WatchProof(
      ProofRecords proofs,
      StateWriter states,
      RecordedPass pass,
      Metrics metrics,
      Notifier notifier,
      Timing timing) {
    this.proofs = proofs;
    this.states = states;
    this.pass = pass;
    this.metrics = metrics;
    this.notifier = notifier;
    this.timing = timing;
  }

  /** What the proof says. */
  public enum Outcome {
    /** The profile switches it off, or replication is not armed. */
    OFF,
    /** Nothing is known to differ, and somebody looks. */
    HOLDS,
    /** Rows differ, or transactions were skipped. */
    DIFFERS,
    /** Nobody has looked for some minutes. */
    SILENT,
    /** It turned while somebody else wrote: the next look tells it. */
    LATER
  }

  /** One look. */
  public Outcome look() {
    MigrationState state = states.read();
    if (!proofs.on() || state.status() == MigrationStatus.READY) {
      return Outcome.OFF;
    }
    RowProof proof = proofs.latest().orElse(RowProof.NONE);
    Instant now = timing.now();
    boolean moving =
        state.status() == MigrationStatus.CUTTING_OVER
            || state.status() == MigrationStatus.ROLLING_BACK;
    boolean silent = !moving && proof.silent(now);
    metrics.record(Metrics.Name.ROWS_DIFFERING, proof.strays().size() + proof.skipped().size());
    metrics.record(Metrics.Name.ROWS_PROVEN, silent || proof.contradicted() ? 0 : 1);
    if (moving) {
      return Outcome.HOLDS;
    }
    try {
      turn(state, proof);
    } catch (StateConflictException | StaleActorException anotherActor) {
      LOG.warn("proof: what it says is not noted now", anotherActor);
      return Outcome.LATER;
    }
    if (proof.contradicted()) {
      return Outcome.DIFFERS;
    }
    return silent ? Outcome.SILENT : Outcome.HOLDS;
  }

  /** Writes to the state item only when it is news. */
  private void turn(MigrationState seen, RowProof proof) {
    Optional<String> found = proof.contradiction().map(WatchProof::cut);
    found.ifPresent(pass::withdraw);
    if (found.orElse("").equals(seen.differing())) {
      return;
    }
    if (found.isEmpty()) {
      note(seen, Intent.ROWS_PROVEN, "no longer: " + seen.differing(), "");
      return;
    }
    LOG.error("rows: {}", found.get());
    note(seen, Intent.ROWS_DIFFER, found.get(), found.get());
    if (seen.differing().isEmpty()) {
      tell(found.get());
    }
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** The reason of the state stays: a halted run's is the key to the runbook. */
  private void note(MigrationState seen, Intent intent, String why, String differing) {
    states.change(
        seen,
        intent,
        new Cause(ACTOR, why),
        draft -> draft.reason(seen.reason()).differing(differing));
  }

  private void tell(String found) {
    notifier.publish(
        "Rows differ between both sides",
        """
        %s

        Each was looked at again over replication before it was named. No recorded validation \
        counts any more. Every run is refused, and a rollback of the writer would halt with the \
        writer where it is, until this is settled.
        ./migrate strays lists the rows; see docs/runbook.md#rows-differ.
        """
            .formatted(found));
  }
}
