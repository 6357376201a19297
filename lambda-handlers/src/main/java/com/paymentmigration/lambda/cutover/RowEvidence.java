package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.RowProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What speaks against a standby's rows though its positions say that it has everything: filters, an
 * applier that forgives, transactions that were skipped, rows that the continuous proof found to
 * differ. The one predicate of the minute's look at the way back, of a move and of a rollback
 * ({@code docs/protocol.md#rows}).
 */
final class RowEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(RowEvidence.class);

  private final ProofRecords proofs;
  private final Timing timing;

  RowEvidence(ProofRecords proofs, Timing timing) {
    this.proofs = proofs;
    this.timing = timing;
  }

  /**
   * Why rows of the standby may not be the writer's.
   *
   * @param writerSide side of {@code writer}
   * @param patience longest wait for the standby to execute what the binary logs are compared by
   * @return what was found, a line each; empty if nothing was
   */
  List<String> objections(
      Environment writerSide, DatabaseSession writer, DatabaseSession standby, Duration patience) {
    List<String> found = new ArrayList<>();
    standby.applierFacts().objections().forEach(each -> found.add(on(writerSide.other(), each)));
    Optional<RowProof> recorded = proofs.latest();
    recorded.flatMap(RowProof::contradiction).ifPresent(found::add);
    recorded.ifPresent(
        proof -> {
          SkippedTransactions look =
              new SkippedTransactions(writerSide, writer, standby, timing.now());
          found.addAll(skipped(look, proof.cursor(), patience));
        });
    return found;
  }

  /** A log that cannot be read says nothing: the continuous proof is then no longer young. */
  private static List<String> skipped(
      SkippedTransactions look, RowProof.Cursor from, Duration patience) {
    try {
      return look.look(from, patience).skipped().stream()
          .map(skip -> "a transaction was skipped: " + skip)
          .toList();
    } catch (StatementFailedException unread) {
      LOG.warn("skipped transactions: not looked for", unread);
      return List.of();
    }
  }

  private static String on(Environment side, String what) {
    return side.key() + ": " + what;
  }

  /**
   * Requires that nothing speaks against the standby's rows.
   *
   * @throws RowsDifferException naming what does
   */
  void require(LockedPair pair, Environment writerSide, Duration patience) {
    List<String> found =
        objections(
            writerSide, pair.session(writerSide), pair.session(writerSide.other()), patience);
    if (!found.isEmpty()) {
      throw new RowsDifferException(String.join("; ", found));
    }
  }

  /**
   * Why nobody proves rows at present; empty if somebody does, or if that is switched off. A side
   * that should take over must not rest on a proof that ended some time ago.
   */
  Optional<String> unproven() {
    if (!proofs.on()) {
      return Optional.empty();
    }
    Optional<RowProof> recorded = proofs.latest();
    if (recorded.isEmpty()) {
      return Optional.of("rows: nothing was proven yet");
    }
    RowProof proof = recorded.get();
    return proof.provenWithin(RowProof.SILENT, timing.now())
        ? Optional.empty()
        : Optional.of(
            "rows: proven until %s%s"
                .formatted(
                    proof.provenUntil(), proof.reason().isEmpty() ? "" : ", " + proof.reason()));
  }
}
