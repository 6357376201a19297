package com.paymentmigration.lambda.validation.table;

import java.util.List;

/**
 * A base table.
 *
 * @param name name
 * @param columns every column, invisible and generated ones too, in order
 * @param keys every index that identifies rows, the primary key first
 * @param estimatedRows the server's estimate
 */
public record TableShape(
    String name, List<ColumnShape> columns, List<TableKey> keys, long estimatedRows) {

  /** Keeps its own copies. */
  public TableShape {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /** The column called {@code column}, whatever the case of its letters; null if there is none. */
  public ColumnShape column(String column) {
    return columns.stream()
        .filter(candidate -> candidate.name().equalsIgnoreCase(column))
        .findFirst()
        .orElse(null);
  }
}
