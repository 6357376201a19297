package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.table.ColumnShape;
import com.paymentmigration.lambda.validation.table.Names;
import com.paymentmigration.lambda.validation.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds columns of money by their type and name, and writes the query that sums them. */
final class MoneyTables {
  private MoneyTables() {}

  /**
   * The query of {@code table}'s sums: group without its day, day or an empty text, number of rows,
   * then each sum in the order of {@link #columns}; empty if it holds no money. Money is a DECIMAL
   * column whose name holds "amount", "balance" or "fee"; groups are its currency, status and day,
   * as far as there are such columns.
   *
   * @param condition SQL condition of the rows
   */
  static Optional<String> sums(TableShape table, String condition) {
    List<String> sums =
        money(table).stream().map(column -> "SUM(" + column.quoted() + ")").toList();
    if (sums.isEmpty()) {
      return Optional.empty();
    }
    List<String> groups = new ArrayList<>();
    table.columns().stream()
        .filter(column -> named(column, "currency") || named(column, "status"))
        .forEach(column -> groups.add("COALESCE(" + column.quoted() + ", 'NULL')"));
    String day =
        table.columns().stream()
            .filter(column -> named(column, "created"))
            .filter(column -> column.type().equals("datetime") || column.type().equals("timestamp"))
            .findFirst()
            .map(column -> "COALESCE(DATE(" + column.quoted() + "), 'NULL')")
            .orElse("''");
    String group =
        groups.isEmpty()
            ? "'all'"
            : groups.stream().collect(Collectors.joining(", ", "CONCAT_WS(' ', ", ")"));
    return Optional.of(
        "SELECT "
            + group
            + " g, "
            + day
            + " d, COUNT(*), "
            + String.join(", ", sums)
            + " FROM "
            + Names.quoted(table.name())
            + " WHERE "
            + condition
            + " GROUP BY g, d");
  }

  /** Names of the columns that are summed. */
  static List<String> columns(TableShape table) {
    return money(table).stream().map(ColumnShape::name).toList();
  }

  private static List<ColumnShape> money(TableShape table) {
    return table.columns().stream()
        .filter(column -> column.type().equals("decimal"))
        .filter(column -> named(column, "amount", "balance", "fee"))
        .toList();
  }

  private static boolean named(ColumnShape column, String... parts) {
    String name = column.name().toLowerCase(Locale.ROOT);
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
