package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.RowProof;
import java.time.Instant;

/**
 * What the continuous proof of rows says, at one look.
 *
 * @param provenUntil the newest rows are proven to be equal up to here; null for never
 * @param differing rows that differ; more than that where {@code more}
 * @param more whether more rows differ than are named
 * @param skipped transactions that were skipped on the standby
 * @param rounds rounds over all rows that are complete
 * @param percent share of the round under way that is done
 * @param lastRoundSeconds how long the last round took; 0 if there was none
 * @param problem why the last look proved nothing; empty if it did
 */
record RowsLook(
    Instant provenUntil,
    int differing,
    boolean more,
    int skipped,
    long rounds,
    int percent,
    long lastRoundSeconds,
    String problem) {
  static RowsLook of(RowProof proof) {
    return new RowsLook(
        proof.provenUntil().equals(Instant.EPOCH) ? null : proof.provenUntil(),
        proof.strays().size(),
        proof.more(),
        proof.skipped().size(),
        proof.rounds(),
        proof.percent(),
        proof.round().lastSeconds(),
        proof.reason());
  }

  /** Whether something differs. */
  boolean differs() {
    return differing > 0 || more || skipped > 0;
  }

  /** As a person reads it. */
  String text() {
    return (provenUntil == null ? "not proven yet" : "proven until " + Screen.time(provenUntil))
        + ", "
        + (more ? "more than " : "")
        + differing
        + " rows differing, "
        + (skipped > 0 ? skipped + " transactions skipped, " : "")
        + (rounds == 0 ? "first round " : "round ")
        + percent
        + " % done"
        + (lastRoundSeconds == 0 ? "" : ", the last took " + lastRoundSeconds + " s")
        + (problem.isEmpty() ? "" : "; " + problem);
  }
}
