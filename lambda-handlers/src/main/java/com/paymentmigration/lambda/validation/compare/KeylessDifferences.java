package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of a table without a key: an all-column comparison that keeps count of equal rows. A row is named
 * by the beginning of its hash.
 */
final class KeylessDifferences implements DifferenceFinder {
  private static final int LOOKS = 5;
  private static final int QUIET_LOOKS = 2;
  private static final long PAUSE_MILLIS = 250;

  /** Distinct rows up to which differing ones are named. */
  private static final int DISTINCT_ROWS = 100_000;

  private static final int SHOWN_DIGITS = 12;

  private final Lane lane;
  private final TablePair table;
  private final Replication replication;

  KeylessDifferences(Lane lane, TablePair table, Replication replication) {
    this.lane = lane;
    this.table = table;
    this.replication = replication;
  }

  @Override
  public Findings find(KeyRange range, long rows, int named) {
    ChunkDigest last = null;
    int quiet = 0;
    for (int look = 0; look < LOOKS; look++) {
      lane.stop().pause(PAUSE_MILLIS * look);
      ChunkDigest before = lane.source(session -> ChunkDigest.read(session, table, range));
      replication.catchUp(lane);
      ChunkDigest there = lane.target(session -> ChunkDigest.read(session, table, range));
      ChunkDigest after = lane.source(session -> ChunkDigest.read(session, table, range));
      if (before.equals(there)) {
        return new Findings(List.of(), false, List.of(), "", Math.max(1, rows), there.rows());
      }
      quiet = before.equals(after) && (last == null || last.equals(before)) ? quiet + 1 : 0;
      last = after;
      if (quiet >= QUIET_LOOKS) {
        return named(after, there, named);
      }
    }
    return new Findings(
        List.of(),
        false,
        List.of("(table without a key)"),
        "changed on the source at every look, and rows without a key cannot be followed",
        0,
        Findings.UNPROVED);
  }

  private Findings named(ChunkDigest source, ChunkDigest target, int named) {
    Both<Map<String, Long>> counts = lane.both(this::counts);
    List<RowDifference> differences = new ArrayList<>();
    Map<String, Long> there = counts.target();
    if (counts.source().size() < DISTINCT_ROWS && there.size() < DISTINCT_ROWS) {
      counts
          .source()
          .forEach(
              (hash, count) -> {
                Long other = there.remove(hash);
                add(differences, hash, count, other == null ? 0 : other);
              });
      there.forEach((hash, count) -> add(differences, hash, 0, count));
    }
    if (differences.isEmpty()) {
      RowDifference.Kind kind =
          source.rows() < target.rows() ? RowDifference.Kind.EXTRA : RowDifference.Kind.MISSING;
      differences.add(
          new RowDifference(
              kind,
              "of a table without a key and too large to name rows; source "
                  + source.rows()
                  + " rows, target "
                  + target.rows(),
              List.of()));
    }
    boolean more = differences.size() > named;
    return new Findings(
        more ? differences.subList(0, named) : differences,
        more,
        List.of(),
        "",
        0,
        Findings.UNPROVED);
  }

  private static void add(List<RowDifference> differences, String hash, long here, long there) {
    if (here != there) {
      differences.add(
          new RowDifference(
              here > there ? RowDifference.Kind.MISSING : RowDifference.Kind.EXTRA,
              "without key, hash "
                  + hash.substring(0, SHOWN_DIGITS)
                  + ", source "
                  + here
                  + " times, target "
                  + there
                  + " times",
              List.of()));
    }
  }

  private Map<String, Long> counts(Session session) {
    Map<String, Long> counts = new TreeMap<>();
    for (List<String> row : session.rows(table.hashCounts(DISTINCT_ROWS))) {
      counts.put(row.get(0), Long.parseLong(row.get(1)));
    }
    return counts;
  }
}
