package com.paymentmigration.iam;

import com.paymentmigration.rehearsal.calls.RecordedCall;
import java.util.List;
import java.util.Map;

/**
 * Calls that a function can make and that no scenario plays, each with its reason ({@code
 * not-played.tsv}). They are judged like those that were recorded.
 */
final class NotPlayed {
  private static final String NEVER = "never";

  private NotPlayed() {}

  /** Rows by column; the resource {@code never} means that the code cannot come there. */
  static List<Map<String, String>> rows() {
    return Table.of("not-played.tsv");
  }

  /** Those that may happen. */
  static List<RecordedCall> calls() {
    return all().stream().filter(call -> !call.resource().equals(NEVER)).toList();
  }

  /** Every row as a call. */
  static List<RecordedCall> all() {
    return rows().stream()
        .map(
            row ->
                new RecordedCall(
                    row.get("caller"),
                    row.get("action"),
                    row.get("resource"),
                    RecordedCall.read(row.get("context"))))
        .toList();
  }
}
