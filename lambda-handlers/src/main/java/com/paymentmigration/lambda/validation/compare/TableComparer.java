package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.time.Duration;

/** Compares a range of a table, a chunk at a time. */
public final class TableComparer {
  private static final String NOT_FOUND =
      "the digests of a range differ, and the rows that make the difference were not found";

  private final Lane lane;
  private final TablePair table;
  private final ChunkPlanner planner;
  private final DifferenceFinder finder;
  private final RangeProof proof;

  /** A comparer of {@code range}; asks the source for the bounds of its key. */
  public TableComparer(Lane lane, TablePair table, KeyRange range, Replication replication) {
    this(lane, table, range, replication, Long.MAX_VALUE);
  }

  /**
   * The same in small chunks, which a client of the source does not notice.
   *
   * @param mostRows rows of a chunk at most, 100 or more
   */
  public TableComparer(
      Lane lane, TablePair table, KeyRange range, Replication replication, long mostRows) {
    this.lane = lane;
    this.table = table;
    this.planner = new ChunkPlanner(lane, table, range, Math.min(mostRows, ChunkSizer.MOST_ROWS));
    this.proof = new RangeProof(lane, table, replication);
    this.finder =
        table.order().isPresent()
            ? new KeyedDifferences(lane, table, replication)
            : new KeylessDifferences(lane, table, replication);
  }

  /**
   * A compared chunk.
   *
   * @param range its rows
   * @param rowsSource rows on the source, as of the end of the comparison
   * @param rowsTarget rows on the target, likewise
   * @param differed whether the digests differed at first
   * @param findings what is wrong with it; nothing if the digests are equal
   */
  public record Chunk(
      KeyRange range, long rowsSource, long rowsTarget, boolean differed, Findings findings) {}

  /**
   * Compares the chunk after {@code after}.
   *
   * @param named most differences to name
   */
  public Chunk next(Key after, int named) {
    KeyRange range = planner.next(lane, after);
    long start = System.nanoTime();
    Both<ChunkDigest> digests = ChunkDigest.both(lane, table, range);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    long rows = Math.max(digests.source().rows(), digests.target().rows());
    planner.compared(range, rows, elapsed);
    boolean differed = !digests.source().equals(digests.target());
    Findings findings =
        differed ? find(range, rows, named) : Findings.equal(digests.source().rows());
    // Rows that differ are rows too: what was proved counts those that are equal.
    return findings.clean() && findings.provedRows() != Findings.UNPROVED
        ? new Chunk(range, findings.provedRows(), findings.provedRows(), differed, findings)
        : new Chunk(range, digests.source().rows(), digests.target().rows(), differed, findings);
  }

  /** Once enough rows are named, another chunk that differs only says that there are more. */
  private Findings find(KeyRange range, long rows, int named) {
    if (named <= 0) {
      return Findings.MORE;
    }
    Findings findings = finder.find(range, rows, named);
    if (!findings.clean() || findings.provedRows() != Findings.UNPROVED) {
      return findings;
    }
    // Digests that differ prove a difference: that none was found is no proof of the contrary.
    return proof
        .equal(range)
        .map(digest -> findings.proved(digest.rows()))
        .orElseGet(() -> findings.unproved(NOT_FOUND));
  }
}
