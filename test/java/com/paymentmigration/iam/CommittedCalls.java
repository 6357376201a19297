package com.paymentmigration.iam;

import com.paymentmigration.testsupport.SourceTree;
import java.util.NavigableSet;

/** The record of the repository. */
final class CommittedCalls {
  private CommittedCalls() {}

  /** What rehearsals have recorded. */
  static NavigableSet<RecordedCall> read() {
    return CallRecord.of(SourceTree.text(SourceTree.path(CallRecord.COMMITTED)));
  }

  /** The same, and what functions can call but no scenario plays. */
  static NavigableSet<RecordedCall> all() {
    NavigableSet<RecordedCall> all = read();
    all.addAll(NotPlayed.calls());
    return all;
  }
}
