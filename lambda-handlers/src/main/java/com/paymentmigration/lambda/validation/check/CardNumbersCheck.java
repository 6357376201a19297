package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.ColumnShape;
import com.paymentmigration.lambda.validation.table.Names;
import com.paymentmigration.lambda.validation.table.TableKey;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.text.CardNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * No card number in clear text (PCI DSS 4.0, requirement 3.5.1): a sample of each table's oldest
 * and newest rows is searched. Names table and column and counts rows; shows neither number nor
 * row.
 */
public final class CardNumbersCheck implements Check {
  /** Rows sampled at each end of a table. */
  private static final int SAMPLE = 10_000;

  private static final int CANDIDATES = 500;
  private static final Pattern CANDIDATE = Pattern.compile(CardNumbers.CANDIDATE);

  private static final Set<String> TEXTS =
      new TreeSet<>(
          List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "json"));
  private static final Set<String> BYTES =
      new TreeSet<>(List.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"));
  private static final Set<String> NUMBERS = new TreeSet<>(List.of("bigint", "decimal", "double"));

  /**
   * Of numbers with as many digits as a card's, one in ten satisfies Luhn's formula by chance. A
   * column of numbers is named where one in this many does.
   */
  private static final int NUMBERS_SHARE = 3;

  @Override
  public String name() {
    return "card-numbers";
  }

  @Override
  public Outcome run(CheckContext context) {
    List<String> wrong = new ArrayList<>();
    for (TableShape table : context.target().values()) {
      List<ColumnShape> texts =
          table.columns().stream().filter(CardNumbersCheck::searched).toList();
      if (!texts.isEmpty()) {
        SortedMap<String, Integer> found =
            context.lane().target(session -> search(session, table, texts));
        found.forEach(
            (column, rows) ->
                wrong.add(
                    table.name()
                        + "."
                        + column
                        + ": card numbers in clear text, "
                        + rows
                        + " rows of the sample"));
      }
    }
    return Outcome.of(
        "a sample: the first and the last "
            + SAMPLE
            + " rows of "
            + context.target().size()
            + " tables of the target",
        wrong);
  }

  private static boolean searched(ColumnShape column) {
    return TEXTS.contains(column.type())
        || BYTES.contains(column.type())
        || NUMBERS.contains(column.type());
  }

  /** The column as text. */
  private static String text(ColumnShape column) {
    return BYTES.contains(column.type())
        ? "CONVERT(" + column.quoted() + " USING latin1)"
        : "CAST(" + column.quoted() + " AS CHAR)";
  }

  private static SortedMap<String, Integer> search(
      Session session, TableShape table, List<ColumnShape> texts) {
    SortedMap<String, Integer> found = new TreeMap<>();
    // A set, because the samples of a small table are the same rows.
    Set<List<String>> rows = new LinkedHashSet<>(session.rows(sample(table, texts, "")));
    if (order(table, "").isPresent()) {
      rows.addAll(session.rows(sample(table, texts, " DESC")));
    }
    for (int at = 0; at < texts.size(); at++) {
      int column = at;
      List<String> candidates =
          rows.stream()
              .map(row -> row.get(column))
              .filter(value -> value != null && CANDIDATE.matcher(value).find())
              .toList();
      int numbers = (int) candidates.stream().filter(CardNumbers::in).count();
      boolean chance =
          NUMBERS.contains(texts.get(at).type()) && numbers * NUMBERS_SHARE < candidates.size();
      if (numbers > 0 && !chance) {
        found.put(texts.get(at).name(), numbers);
      }
    }
    return found;
  }

  private static String sample(TableShape table, List<ColumnShape> texts, String direction) {
    List<String> names = texts.stream().map(ColumnShape::quoted).toList();
    List<String> values = texts.stream().map(CardNumbersCheck::text).toList();
    String order = order(table, direction).orElse("");
    String candidate =
        String.join(
            " OR ",
            values.stream()
                .map(value -> value + " REGEXP '" + CardNumbers.CANDIDATE + "'")
                .toList());
    return "SELECT "
        + String.join(", ", values)
        + " FROM (SELECT "
        + String.join(", ", names)
        + " FROM "
        + Names.quoted(table.name())
        + order
        + " LIMIT "
        + SAMPLE
        + ") s WHERE "
        + candidate
        + " LIMIT "
        + CANDIDATES;
  }

  /** In the order of a key, if an index serves it: sorting a whole table would take too long. */
  private static Optional<String> order(TableShape table, String direction) {
    return table.keys().stream()
        .filter(key -> key.parts().stream().allMatch(CardNumbersCheck::whole))
        .findFirst()
        .map(key -> " ORDER BY " + key.sort(direction));
  }

  private static boolean whole(TableKey.Part part) {
    return part.prefix() == 0 && !part.descending();
  }
}
