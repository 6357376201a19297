package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.Optional;

/** Proves that a range is equal on both sides now, while rows may be in flight. */
final class RangeProof {
  private static final int LOOKS = 6;
  private static final long PAUSE_MILLIS = 150;

  private final Lane lane;
  private final TablePair table;
  private final Replication replication;

  RangeProof(Lane lane, TablePair table, Replication replication) {
    this.lane = lane;
    this.table = table;
    this.replication = replication;
  }

  /**
   * Looks several times: at the source, then at the target once it has executed what the source had
   * executed.
   *
   * @return what both sides hold; empty if they never held the same
   */
  Optional<ChunkDigest> equal(KeyRange range) {
    for (int look = 0; look < LOOKS; look++) {
      lane.stop().pause(PAUSE_MILLIS * look);
      ChunkDigest source = lane.source(session -> ChunkDigest.read(session, table, range));
      replication.catchUp(lane);
      ChunkDigest target = lane.target(session -> ChunkDigest.read(session, table, range));
      if (source.equals(target)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
