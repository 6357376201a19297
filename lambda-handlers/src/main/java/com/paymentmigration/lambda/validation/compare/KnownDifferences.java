package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.List;

/** Looks again at rows that differed, over replication. */
public final class KnownDifferences {
  private KnownDifferences() {}

  /**
   * Those of {@code keys} whose rows still differ.
   *
   * @throws CouldNotVerifyException if that cannot be told now
   */
  public static List<RowDifference> still(
      Lane lane, TablePair table, Replication replication, List<Key> keys) {
    Reverification looked = new Reverifier(lane, table, replication).verify(keys, keys.size());
    if (!looked.reason().isEmpty() && !looked.reason().startsWith(Findings.BUSY)) {
      throw new CouldNotVerifyException(looked.reason(), false, null);
    }
    return looked.differences();
  }
}
