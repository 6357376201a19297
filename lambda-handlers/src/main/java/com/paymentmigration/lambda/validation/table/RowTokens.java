package com.paymentmigration.lambda.validation.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a whole row, unambiguous also where columns are NULL, which give no token.
 *
 * <p>A nullable column is followed by a token of the byte FE, which is no value: so NULL, '' and
 * 'NULL' differ, and a value cannot move to its neighbour unseen. The last nullable column goes to
 * the end of the row and needs none: whatever is left there, read from the beginning, is its value.
 */
final class RowTokens {
  private static final String AFTER_NULLABLE = "_binary x'FE'";

  /** Tokens of each column, in the order of the table. */
  private final List<String> columns = new ArrayList<>();

  private final List<String> row = new ArrayList<>();
  private final RowForm form;
  private String last;

  /** Tokens of a row in {@code form}. */
  RowTokens(RowForm form) {
    this.form = form;
  }

  /** Adds a column that is {@code one} on this side and {@code other} on that. */
  void add(ColumnShape one, ColumnShape other) {
    String tokens = ColumnTokens.of(one, other, form);
    if (one.nullable() || other.nullable()) {
      if (last != null) {
        row.add(marked(last));
      }
      last = tokens;
      columns.add(marked(tokens));
    } else {
      row.add(tokens);
      columns.add(tokens);
    }
  }

  /** SQL of the tokens of a row. */
  List<String> row() {
    List<String> all = new ArrayList<>(row);
    if (last != null) {
      all.add(last);
    }
    return all;
  }

  /** SQL of the tokens of each column by itself. */
  List<String> columns() {
    return List.copyOf(columns);
  }

  private static String marked(String tokens) {
    return tokens + ", " + AFTER_NULLABLE;
  }
}
