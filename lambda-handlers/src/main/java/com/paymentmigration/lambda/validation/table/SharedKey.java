package com.paymentmigration.lambda.validation.table;

import java.util.Comparator;
import java.util.Optional;

/**
 * The index by which the rows of a table are told on both sides.
 *
 * @param order its order
 * @param forced SQL that makes the server use it; empty where it would not help, or where the sides
 *     call it differently and one text cannot name it for both
 */
record SharedKey(KeyOrder order, String forced) {
  /**
   * The best index that both sides have: one that serves ranges before one that does not, the
   * primary key before others. Without the same index on both sides, ranges would be scans of the
   * whole table.
   */
  static Optional<SharedKey> of(TableShape source, TableShape target) {
    return source.keys().stream()
        .flatMap(key -> shared(key, source, target).stream())
        .min(Comparator.comparing(key -> !key.order.indexed()));
  }

  private static Optional<SharedKey> shared(TableKey key, TableShape source, TableShape target) {
    Optional<TableKey> twin =
        target.keys().stream()
            .filter(key::same)
            .min(Comparator.comparing(other -> !other.name().equals(key.name())));
    return twin.flatMap(
        other ->
            KeyOrder.of(key, source, target)
                .map(
                    order ->
                        new SharedKey(
                            order,
                            order.indexed() && key.name().equals(other.name())
                                ? " FORCE INDEX (" + Names.quoted(key.name()) + ")"
                                : "")));
  }
}
