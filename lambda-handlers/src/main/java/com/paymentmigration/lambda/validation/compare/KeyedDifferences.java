package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.ArrayList;
import java.util.List;

/** Of a table with a key: bisect to rows, then look at each row until it is settled. */
final class KeyedDifferences implements DifferenceFinder {
  /** Suspects in memory at a time. */
  private static final int SUSPECTS = 2000;

  /** Rows that are looked at with one statement. */
  private static final int BATCH = 250;

  /** Unsettled rows that are named. */
  private static final int UNSETTLED_NAMED = 100;

  private final Lane lane;
  private final TablePair table;
  private final Reverifier reverifier;

  KeyedDifferences(Lane lane, TablePair table, Replication replication) {
    this.lane = lane;
    this.table = table;
    this.reverifier = new Reverifier(lane, table, replication);
  }

  @Override
  public Findings find(KeyRange range, long rows, int named) {
    List<RowDifference> differences = new ArrayList<>();
    List<String> unsettled = new ArrayList<>();
    String reason = "";
    long settled = 0;
    KeyRange rest = range;
    while (true) {
      Suspects suspects = new Bisector(lane, table, SUSPECTS).search(rest, rows);
      for (int from = 0; from < suspects.keys().size(); from += BATCH) {
        if (differences.size() >= named) {
          return new Findings(differences.subList(0, named), true, unsettled, reason, settled);
        }
        List<Key> batch =
            suspects.keys().subList(from, Math.min(from + BATCH, suspects.keys().size()));
        Reverification result = reverifier.verify(batch, named - differences.size());
        differences.addAll(result.differences());
        settled += result.settled();
        reason = result.reason().isEmpty() ? reason : result.reason();
        result.unsettled().stream()
            .limit(UNSETTLED_NAMED - (long) unsettled.size())
            .forEach(unsettled::add);
      }
      if (suspects.resumeAfter() == null) {
        boolean more = differences.size() > named;
        List<RowDifference> kept = more ? differences.subList(0, named) : differences;
        return new Findings(kept, more, unsettled, reason, settled);
      }
      rest = new KeyRange(suspects.resumeAfter(), range.upTo());
    }
  }
}
