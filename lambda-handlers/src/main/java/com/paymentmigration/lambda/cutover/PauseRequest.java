package com.paymentmigration.lambda.cutover;

import java.time.Duration;
import java.util.Optional;

/**
 * A person's wish that a run stops before its next step that shifts traffic or moves the writer.
 *
 * @param epoch of the run; for every other run it means nothing
 * @param asked who asked, and why
 * @param length how long the run may stay paused; then it rolls back
 * @param earlier what earlier pauses of the run were granted, together
 * @param resumed who let it go on, and why; empty while nobody did
 */
public record PauseRequest(
    long epoch, Cause asked, Duration length, Duration earlier, Optional<Cause> resumed) {
  /**
   * Longest time that one run may be paused, all its pauses together: the execution's time-out and
   * its history have room for that.
   */
  public static final Duration MOST = Duration.ofHours(1);

  /** Whether it asks the run of {@code actorEpoch} to stop. */
  public boolean stops(long actorEpoch) {
    return epoch == actorEpoch && resumed.isEmpty();
  }

  /** Who let the run of {@code actorEpoch} go on; empty if nobody did. */
  public Optional<Cause> letsGoOn(long actorEpoch) {
    return epoch == actorEpoch ? resumed : Optional.empty();
  }

  /** How long the run stays paused: {@link #length}, or what is left of {@link #MOST}. */
  public Duration bounded() {
    Duration left = MOST.minus(earlier);
    return length.compareTo(left) < 0 ? length : left;
  }

  /** The same, and {@code by} lets the run go on. */
  public PauseRequest resumedBy(Cause by) {
    return new PauseRequest(epoch, asked, length, earlier, Optional.of(by));
  }
}
