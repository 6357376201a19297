package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Narrows a range whose digests differ down to the keys of the rows that differ. */
final class Bisector {
  /** Rows that are fetched as keys and hashes rather than split further: 2 × 50 kB. */
  private static final int LEAF_ROWS = 1000;

  /** Of a key that no index serves: each part is a scan of the whole table. */
  private static final int UNSERVED_LEAF_ROWS = 50_000;

  /** Parts a range is split into: three rounds from a million rows to leaves. */
  private static final int PARTS = 10;

  private final Lane lane;
  private final TablePair table;
  private final int limit;
  private final int leafRows;
  private Coverage coverage;
  private int found;
  private Key resumeAfter;

  /**
   * A search.
   *
   * @param limit number of keys after which the search pauses
   */
  Bisector(Lane lane, TablePair table, int limit) {
    this.lane = lane;
    this.table = table;
    this.limit = limit;
    this.leafRows = table.order().orElseThrow().indexed() ? LEAF_ROWS : UNSERVED_LEAF_ROWS;
  }

  /** Keys in {@code range} whose rows differ at this moment. */
  Suspects search(KeyRange range, long rows) {
    coverage = new Coverage(range.after());
    split(range, rows);
    return new Suspects(coverage, resumeAfter);
  }

  private boolean full() {
    return found >= limit;
  }

  private void split(KeyRange range, long rows) {
    if (rows <= leafRows) {
      leaf(range, rows);
      return;
    }
    long step = Math.max(leafRows / 2, rows / PARTS + 1);
    Key after = range.after();
    while (true) {
      Key boundary = boundary(new KeyRange(after, range.upTo()), step);
      KeyRange part = new KeyRange(after, boundary == null ? range.upTo() : boundary);
      Both<ChunkDigest> digests = ChunkDigest.both(lane, table, part);
      if (digests.source().equals(digests.target())) {
        coverage.digested(part, digests);
      } else {
        split(part, Math.max(digests.source().rows(), digests.target().rows()));
      }
      if (boundary == null || resumeAfter != null) {
        return;
      }
      if (full()) {
        resumeAfter = boundary;
        return;
      }
      after = boundary;
    }
  }

  /** The source's boundary, or the target's where the source has fewer rows left than a step. */
  private Key boundary(KeyRange rest, long step) {
    Both<List<List<String>>> keys = lane.both(session -> session.rows(table.boundary(rest, step)));
    if (!keys.source().isEmpty()) {
      return key(keys.source().get(0), table);
    }
    return keys.target().isEmpty() ? null : key(keys.target().get(0), table);
  }

  private void leaf(KeyRange range, long rows) {
    int most = leafRows * 4;
    Both<Map<Key, String>> hashes = lane.both(session -> read(session, range, most));
    if (hashes.source().size() >= most || hashes.target().size() >= most) {
      // The range grew since it was counted.
      split(range, Math.max(rows, most));
      return;
    }
    found += coverage.read(range, hashes.source(), hashes.target()).suspects().size();
  }

  private Map<Key, String> read(Session session, KeyRange range, int most) {
    return byKey(session.rows(table.rows(range, most)), table);
  }

  /**
   * Rows of key and hash as a map, in order.
   *
   * @throws CouldNotVerifyException if the keys do not tell the rows apart
   */
  static Map<Key, String> byKey(List<List<String>> rows, TablePair table) {
    KeyOrder order = table.order().orElseThrow();
    Map<Key, String> hashes = new LinkedHashMap<>();
    for (List<String> row : rows) {
      Key key = key(row.subList(0, order.size()), table);
      if (hashes.put(key, row.get(order.size())) != null) {
        throw new CouldNotVerifyException(
            "two rows read as the same key " + order.shown(key), false, null);
      }
    }
    return hashes;
  }

  /**
   * A key that was read.
   *
   * @throws CouldNotVerifyException if a value does not survive the way from the table
   */
  static Key key(List<String> values, TablePair table) {
    if (values.contains(null)) {
      throw new CouldNotVerifyException(
          "a key holds a character that UTF-8 lacks, and the sides keep it in different character"
              + " sets",
          false,
          null);
    }
    return new Key(values);
  }
}
