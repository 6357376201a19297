package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names the rows that differ while neither side moves, as inside a fence: by one look. */
public final class StandingRows {
  private StandingRows() {}

  /**
   * Keys of rows of a range that are not the same on both sides, as a report shows them.
   *
   * @param most rows of the range that are read on each side, 1 or more
   * @throws com.paymentmigration.lambda.validation.server.CouldNotVerifyException if a server does
   *     not answer
   */
  public static List<String> differing(Lane lane, TablePair table, KeyRange range, int most) {
    Both<Map<Key, String>> rows =
        lane.both(session -> Bisector.byKey(session.rows(table.rows(range, most)), table));
    KeyOrder order = table.order().orElseThrow();
    TreeSet<String> differing = new TreeSet<>();
    rows.source()
        .forEach(
            (key, hash) -> {
              if (!hash.equals(rows.target().get(key))) {
                differing.add(order.shown(key));
              }
            });
    rows.target().keySet().stream()
        .filter(key -> !rows.source().containsKey(key))
        .forEach(key -> differing.add(order.shown(key)));
    return List.copyOf(differing);
  }
}
