package com.paymentmigration.lambda.validation.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.paymentmigration.lambda.validation.table.Key;
import java.util.List;

/**
 * A row that is not the same on both sides, without its values.
 *
 * @param kind what is wrong
 * @param key the row's key, as a report shows it
 * @param columns columns that differ, of a row that is on both sides
 * @param at the row's key, whole; in memory only, because it may be a card's number; null if it is
 *     not known
 */
public record RowDifference(Kind kind, String key, List<String> columns, @JsonIgnore Key at) {
  /** What is wrong with a row. */
  public enum Kind {
    /** On the source only. */
    MISSING,
    /** On the target only. */
    EXTRA,
    /** On both sides, with different values. */
    CHANGED
  }

  /** A row that nobody will look up again. */
  public RowDifference(Kind kind, String key, List<String> columns) {
    this(kind, key, columns, null);
  }

  /** Keeps its own copy. */
  public RowDifference {
    columns = List.copyOf(columns);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case MISSING -> "row " + key + ": missing on the target";
      case EXTRA -> "row " + key + ": on the target only";
      case CHANGED -> "row " + key + ": differs in " + String.join(", ", columns);
    };
  }
}
