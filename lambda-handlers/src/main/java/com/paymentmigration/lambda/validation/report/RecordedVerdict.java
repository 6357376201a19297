package com.paymentmigration.lambda.validation.report;

import com.paymentmigration.lambda.domain.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * The outcome of a finished validation, as the state table keeps it.
 *
 * @param verdict outcome
 * @param reason one sentence for a person
 * @param startedAt when the validation began; {@link Instant#EPOCH} where an older version recorded
 *     it
 * @param recordedAt when the validation ended
 * @param run name of the workflow execution that validated
 * @param source environment that was validated from, {@code blue} or {@code green}
 * @param target environment that was validated
 * @param sourceGtids {@code gtid_executed} of the source when the validation began
 * @param targetGtids {@code gtid_executed} of the target when the validation ended
 * @param rowsExpected rows the source held; {@link ExpectedRows#UNKNOWN} if a comparison broke off
 * @param rowsCompared rows that were compared
 * @param failures the first failures, the worst first; empty for a pass
 */
public record RecordedVerdict(
    Verdict verdict,
    String reason,
    Instant startedAt,
    Instant recordedAt,
    String run,
    String source,
    String target,
    String sourceGtids,
    String targetGtids,
    long rowsExpected,
    long rowsCompared,
    List<String> failures) {

  /** Keeps its own copy of {@code failures}. */
  public RecordedVerdict {
    failures = List.copyOf(failures);
  }
}
