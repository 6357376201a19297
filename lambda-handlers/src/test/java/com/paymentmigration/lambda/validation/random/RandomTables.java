package com.paymentmigration.lambda.validation.random;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import com.paymentmigration.lambda.testmysql.MySqlServer;
import com.paymentmigration.lambda.validation.ValidationFixture;
import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.report.TableReport;
import com.paymentmigration.lambda.validation.work.Options;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Tries to make the engine say something wrong. A round makes random tables on both servers,
 * changes random rows of one side, and compares what the engine says with what a plain reading of
 * every row says: a PASS exactly where both sides hold the same rows, and as many rows missing,
 * extra and changed.
 */
public final class RandomTables {
  private static final int TABLES = 6;
  private static final int MOST_COLUMNS = 6;
  private static final Options ROWS = Options.DEFAULT.withChecks(List.of());

  private final MySqlPair pair;
  private final ValidationFixture fixture;
  private int compared;
  private int differing;

  /** Rounds on {@code pair}, in a schema of their own. */
  public RandomTables(MySqlPair pair) {
    this.pair = pair;
    this.fixture = new ValidationFixture(pair, "random_tables");
  }

  /** Tables that were compared. */
  public int compared() {
    return compared;
  }

  /** Tables among them whose sides differed. */
  public int differing() {
    return differing;
  }

  /**
   * Plays rounds until one fails or the time is over.
   *
   * @param seed of the first round; the next ones follow
   * @return what the engine said wrong, with the statements that lead there; empty if nothing
   */
  public String play(long seed, Duration time) throws SQLException {
    long end = System.nanoTime() + time.toNanos();
    for (long round = seed; System.nanoTime() - end < 0; round++) {
      String wrong = round(round);
      if (!wrong.isEmpty()) {
        return "round " + round + ": " + wrong;
      }
    }
    return "";
  }

  private String round(long seed) throws SQLException {
    Random random = new Random(seed);
    List<RandomTable> tables = new ArrayList<>();
    for (int at = 0; at < TABLES; at++) {
      List<RandomColumn> columns = new ArrayList<>();
      for (int column = random.nextInt(MOST_COLUMNS); column >= 0; column--) {
        columns.add(RandomColumn.of(random));
      }
      tables.add(RandomTable.of("t" + at, columns, random));
    }
    fixture.createSchema();
    Map<String, List<String>> changes = new TreeMap<>();
    for (Environment side : Environment.values()) {
      List<String> statements = new ArrayList<>();
      statements.add("USE random_tables");
      statements.add("SET sql_mode = '', sql_log_bin = 0");
      statements.addAll(numbers());
      tables.forEach(table -> statements.addAll(table.create()));
      if (side == Environment.GREEN) {
        for (RandomTable table : tables) {
          List<String> changed = new ArrayList<>();
          for (int change = random.nextInt(4); change > 0; change--) {
            changed.add(table.change(random));
          }
          if (random.nextInt(3) == 0) {
            changed.add(table.changeNearTheEnd(random));
          }
          changes.put(table.name(), changed);
          statements.addAll(changed);
        }
      }
      pair.server(side).execute(statements);
    }
    Report report = fixture.validate(ROWS.withLanes(1 + random.nextInt(2)));
    for (RandomTable table : tables) {
      String wrong = wrong(table, report);
      if (!wrong.isEmpty()) {
        return wrong + "; " + table.create() + " " + changes.get(table.name());
      }
    }
    return "";
  }

  private static List<String> numbers() {
    return List.of(
        "CREATE TABLE digits (d INT PRIMARY KEY)",
        "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        "CREATE TABLE numbers (n INT PRIMARY KEY)",
        "INSERT INTO numbers SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d FROM digits a,"
            + " digits b, digits c, digits d, digits e WHERE e.d < 2 AND (e.d = 0 OR d.d < 2)");
  }

  private String wrong(RandomTable table, Report report) throws SQLException {
    TableReport said =
        report.tables().stream()
            .filter(each -> each.table().equals(table.name()))
            .findFirst()
            .orElseThrow();
    Map<String, List<String>> source = rows(pair.blue(), table);
    Map<String, List<String>> target = rows(pair.green(), table);
    compared++;
    differing += source.equals(target) ? 0 : 1;
    Verdict right = source.equals(target) ? Verdict.PASS : Verdict.FAIL;
    if (said.verdict() != right) {
      return table.name() + " is " + right + ", the engine says " + said.verdict() + " " + said;
    }
    if (table.keyed().isEmpty()) {
      return "";
    }
    Map<RowDifference.Kind, Integer> expected = new EnumMap<>(RowDifference.Kind.class);
    source.forEach(
        (key, row) -> {
          if (!target.containsKey(key)) {
            expected.merge(RowDifference.Kind.MISSING, 1, Integer::sum);
          } else if (!row.equals(target.get(key))) {
            expected.merge(RowDifference.Kind.CHANGED, 1, Integer::sum);
          }
        });
    target.keySet().stream()
        .filter(key -> !source.containsKey(key))
        .forEach(key -> expected.merge(RowDifference.Kind.EXTRA, 1, Integer::sum));
    Map<RowDifference.Kind, Integer> named = new EnumMap<>(RowDifference.Kind.class);
    said.differences().forEach(row -> named.merge(row.kind(), 1, Integer::sum));
    long rows = source.values().stream().mapToLong(List::size).sum();
    if (right == Verdict.PASS && said.expected().rows() != rows) {
      return table.name() + " holds " + rows + " rows, the engine says " + said.expected();
    }
    return named.equals(expected)
        ? ""
        : table.name() + " differs in " + expected + ", the engine names " + said.differences();
  }

  /** Rows by the bytes of their key; of a table without a key by all columns. */
  private static Map<String, List<String>> rows(MySqlServer server, RandomTable table)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("USE random_tables");
      try (ResultSet result = statement.executeQuery(table.read())) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int at = 1; at <= columns; at++) {
            values.add(String.valueOf(result.getString(at)) + (result.wasNull() ? " (NULL)" : ""));
          }
          int key = table.keyed().size();
          rows.computeIfAbsent(
                  String.valueOf(key == 0 ? values : values.subList(0, key)),
                  each -> new ArrayList<>())
              .add(String.valueOf(values));
        }
      }
    }
    return rows;
  }
}
