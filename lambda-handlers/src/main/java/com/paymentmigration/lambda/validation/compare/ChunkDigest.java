package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.List;

/**
 * What one side says about a range of rows.
 *
 * @param rows number of rows
 * @param digest order-free digest of every row
 */
record ChunkDigest(long rows, String digest) {
  static ChunkDigest read(Session session, TablePair table, KeyRange range) {
    List<String> row = session.row(table.digest(range));
    return new ChunkDigest(Long.parseLong(row.get(0)), row.get(1));
  }

  static Both<ChunkDigest> both(Lane lane, TablePair table, KeyRange range) {
    return lane.both(session -> read(session, table, range));
  }
}
