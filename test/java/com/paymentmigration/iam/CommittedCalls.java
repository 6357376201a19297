package com.paymentmigration.iam;

import com.paymentmigration.rehearsal.calls.CallRecord;
import com.paymentmigration.rehearsal.calls.RecordedCall;
import com.paymentmigration.testsupport.SourceTree;
import java.util.List;
import java.util.NavigableSet;

/** The record of the repository. */
public final class CommittedCalls {
  private CommittedCalls() {}

  /** What rehearsals have recorded. */
  static NavigableSet<RecordedCall> read() {
    return CallRecord.of(SourceTree.text(SourceTree.path(CallRecord.COMMITTED)));
  }

  /**
   * The same, what functions can call but no scenario plays, and all of it with blue and green
   * exchanged: whatever a run does, it may do from the other side.
   */
  public static NavigableSet<RecordedCall> all() {
    NavigableSet<RecordedCall> all = read();
    all.addAll(NotPlayed.calls());
    List.copyOf(all).forEach(call -> all.add(mirrored(call)));
    return all;
  }

  private static RecordedCall mirrored(RecordedCall call) {
    String resource =
        call.resource().replace("Blue", "?").replace("Green", "Blue").replace("?", "Green");
    return new RecordedCall(call.caller(), call.action(), resource, call.context());
  }
}
