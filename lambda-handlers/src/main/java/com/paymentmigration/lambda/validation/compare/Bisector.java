package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Narrows a range whose digests differ down to the keys of the rows that differ. */
final class Bisector {
  /** Rows that are fetched as keys and hashes rather than split further: 2 × 50 kB. */
  private static final int LEAF_ROWS = 1000;

  /** Parts a range is split into: three rounds from a million rows to leaves. */
  private static final int PARTS = 10;

  private final Lane lane;
  private final TablePair table;
  private final int limit;
  private final List<Key> found = new ArrayList<>();
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
  }

  /** Keys in {@code range} whose rows differ at this moment. */
  Suspects search(KeyRange range, long rows) {
    split(range, rows);
    return new Suspects(found, resumeAfter);
  }

  private boolean full() {
    return found.size() >= limit;
  }

  private void split(KeyRange range, long rows) {
    if (rows <= LEAF_ROWS) {
      leaf(range, rows);
      return;
    }
    long step = Math.max(LEAF_ROWS / 2, rows / PARTS + 1);
    Key after = range.after();
    while (true) {
      Key boundary = boundary(new KeyRange(after, range.upTo()), step);
      KeyRange part = new KeyRange(after, boundary == null ? range.upTo() : boundary);
      Both<ChunkDigest> digests = ChunkDigest.both(lane, table, part);
      if (!digests.source().equals(digests.target())) {
        split(part, Math.max(digests.source().rows(), digests.target().rows()));
      }
      if (boundary == null || (full() && resumeAfter != null)) {
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
      return new Key(keys.source().get(0));
    }
    return keys.target().isEmpty() ? null : new Key(keys.target().get(0));
  }

  private void leaf(KeyRange range, long rows) {
    int most = LEAF_ROWS * 4;
    Both<Map<Key, String>> hashes = lane.both(session -> read(session, range, most));
    if (hashes.source().size() >= most || hashes.target().size() >= most) {
      // The range grew since it was counted.
      split(range, Math.max(rows, most));
      return;
    }
    hashes
        .source()
        .forEach(
            (key, hash) -> {
              if (!Objects.equals(hash, hashes.target().remove(key))) {
                found.add(key);
              }
            });
    found.addAll(hashes.target().keySet());
  }

  private Map<Key, String> read(Session session, KeyRange range, int most) {
    return byKey(session.rows(table.rows(range, most)), table.order().orElseThrow());
  }

  /** Rows of key and hash as a map, in order. */
  static Map<Key, String> byKey(List<List<String>> rows, KeyOrder order) {
    Map<Key, String> hashes = new LinkedHashMap<>();
    for (List<String> row : rows) {
      hashes.put(new Key(row.subList(0, order.size())), row.get(order.size()));
    }
    return hashes;
  }
}
