package com.paymentmigration.lambda.validation.table;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An index that identifies rows: the primary key, or a unique one over columns that are not
 * nullable.
 *
 * @param name name of the index
 * @param parts its parts, in order
 */
public record TableKey(String name, List<Part> parts) {

  /** Keeps its own copy. */
  public TableKey {
    parts = List.copyOf(parts);
  }

  /**
   * A part of an index.
   *
   * @param column column
   * @param descending whether the index holds the highest value first
   * @param prefix characters, of a binary type bytes, that the index holds of a value; 0 for all
   */
  public record Part(String column, boolean descending, int prefix) {
    /** A whole column, the lowest value first. */
    public static Part of(String column) {
      return new Part(column, false, 0);
    }

    private boolean same(Part other) {
      return column.equalsIgnoreCase(other.column)
          && descending == other.descending
          && prefix == other.prefix;
    }
  }

  /** Whether the other index has the same parts, whatever it is called. */
  boolean same(TableKey other) {
    if (parts.size() != other.parts.size()) {
      return false;
    }
    for (int at = 0; at < parts.size(); at++) {
      if (!parts.get(at).same(other.parts.get(at))) {
        return false;
      }
    }
    return true;
  }

  /** SQL that sorts by the key, the lowest first. */
  public String sort(String direction) {
    return parts.stream()
        .map(part -> Names.quoted(part.column()) + direction)
        .collect(Collectors.joining(", "));
  }
}
