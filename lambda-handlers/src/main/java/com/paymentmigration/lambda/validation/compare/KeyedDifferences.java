package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.ArrayList;
import java.util.List;

/**
 * Of a table with a key: bisect to rows, then look at each row until it is settled. A row settles
 * when it is found by its key and is equal. One that is found on neither side proves nothing by
 * itself: the digests of the range in which it was seen must be equal then.
 */
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
  private final RangeProof proof;

  KeyedDifferences(Lane lane, TablePair table, Replication replication) {
    this.lane = lane;
    this.table = table;
    this.reverifier = new Reverifier(lane, table, replication);
    this.proof = new RangeProof(lane, table, replication);
  }

  @Override
  public Findings find(KeyRange range, long rows, int named) {
    Search search = new Search(named);
    KeyRange rest = range;
    while (true) {
      Suspects suspects = new Bisector(lane, table, SUSPECTS).search(rest, rows);
      Coverage coverage = suspects.coverage();
      for (Coverage.Leaf leaf : coverage.leaves()) {
        search.settle(leaf);
        if (search.full()) {
          return search.findings(true);
        }
      }
      search.equalRows += coverage.equalRows();
      Key end = suspects.resumeAfter() == null ? range.upTo() : suspects.resumeAfter();
      search.complete &= coverage.reaches(end);
      if (suspects.resumeAfter() == null) {
        return search.findings(false);
      }
      rest = new KeyRange(suspects.resumeAfter(), range.upTo());
    }
  }

  /** What was found so far. */
  private final class Search {
    private final int named;
    private final List<RowDifference> differences = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();
    private String reason = "";
    private long settled;
    private long equalRows;
    private boolean complete = true;

    private Search(int named) {
      this.named = named;
    }

    private boolean full() {
      return differences.size() > named;
    }

    private void settle(Coverage.Leaf leaf) {
      List<Key> keys = leaf.suspects();
      boolean vanished = false;
      for (int from = 0; from < keys.size() && !full(); from += BATCH) {
        Reverification result =
            reverifier.verify(
                keys.subList(from, Math.min(from + BATCH, keys.size())),
                Math.max(0, named - differences.size()));
        differences.addAll(result.differences());
        settled += result.settled();
        equalRows += result.settled();
        vanished |= !result.vanished().isEmpty();
        reason = reason.isEmpty() ? result.reason() : reason;
        result.unsettled().stream()
            .limit(UNSETTLED_NAMED - (long) unsettled.size())
            .forEach(unsettled::add);
      }
      if (vanished && differences.isEmpty() && reason.isEmpty()) {
        complete &= proof.equal(leaf.range()).isPresent();
      }
    }

    private Findings findings(boolean more) {
      boolean cut = differences.size() > named;
      return new Findings(
          cut ? differences.subList(0, named) : differences,
          more || cut,
          unsettled,
          reason,
          settled,
          complete ? equalRows : Findings.UNPROVED);
    }
  }
}
