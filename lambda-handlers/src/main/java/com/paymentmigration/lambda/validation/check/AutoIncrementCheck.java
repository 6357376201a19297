package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Names;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The target's next AUTO_INCREMENT value is above every id, and its type has room left. A value
 * below the source's is a note: the source also counts ids of inserts that were rolled back or
 * refused, of which a replica or a copy knows nothing. Ids of rows that were deleted before the
 * copy was made may be among them, and are given out again.
 */
public final class AutoIncrementCheck implements Check {
  private static final BigDecimal FULL = new BigDecimal("0.90");

  private static final int LOOKS = 10;
  private static final long LOOK_MILLIS = 200;

  /** Other engines count within a group where the column is a later part of its index. */
  private static final String COUNTERS =
      """
      SELECT t.table_name, c.column_name, t.auto_increment, LOWER(c.column_type)
      FROM information_schema.tables t JOIN information_schema.columns c
        ON c.table_schema = t.table_schema AND c.table_name = t.table_name
      WHERE t.table_schema = DATABASE() AND c.extra LIKE '%auto_increment%'
        AND (t.engine = 'InnoDB' OR EXISTS (SELECT 1 FROM information_schema.statistics s
          WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name
            AND s.column_name = c.column_name AND s.seq_in_index = 1))
      """;

  private record Counter(String column, BigInteger next, BigInteger limit) {}

  @Override
  public String name() {
    return "auto-increment";
  }

  @Override
  public Outcome run(CheckContext context) {
    SortedMap<String, Counter> source = context.lane().source(AutoIncrementCheck::read);
    context.replication().catchUp(context.lane());
    SortedMap<String, Counter> target = context.lane().target(AutoIncrementCheck::read);
    List<String> wrong = new ArrayList<>();
    SortedMap<String, BigInteger> behind = new TreeMap<>();
    target.keySet().removeIf(context.selection()::ignores);
    target.forEach(
        (table, counter) -> {
          String name = table + "." + counter.column;
          BigInteger highest = context.lane().target(session -> highest(session, table, counter));
          if (counter.next.compareTo(highest) <= 0) {
            BigInteger next = nextNow(context, table);
            if (next.compareTo(highest) <= 0) {
              wrong.add(name + ": next value " + next + " is not above " + highest);
            }
          }
          Counter original = source.get(table);
          if (original != null && counter.next.compareTo(original.next) < 0) {
            behind.put(table, original.next);
          }
          BigDecimal used =
              new BigDecimal(highest.max(counter.next.subtract(BigInteger.ONE)))
                  .divide(new BigDecimal(counter.limit), 4, RoundingMode.UP);
          if (used.compareTo(FULL) >= 0) {
            wrong.add(
                name
                    + ": "
                    + used.movePointRight(2).stripTrailingZeros().toPlainString()
                    + " % of its type's values are used");
          }
        });
    return Outcome.of(target.size() + " AUTO_INCREMENT columns of the target", wrong)
        .withNotes(notes(context, behind));
  }

  /**
   * Read again after the highest id: rows that came in between raise the counter first, so under
   * writes only the later reading can be compared.
   */
  private static BigInteger nextNow(CheckContext context, String table) {
    Counter counter = context.lane().target(AutoIncrementCheck::read).get(table);
    return counter == null ? BigInteger.ZERO : counter.next;
  }

  /**
   * Read again until they are not below the source's: the source gives an id out when a row is
   * written, and the target learns of it when that transaction is committed.
   *
   * @param behind the source's next value of each table whose next value on the target is lower
   */
  private static List<String> notes(CheckContext context, SortedMap<String, BigInteger> behind) {
    List<String> notes = new ArrayList<>();
    int looks = context.replication().following() ? LOOKS : 1;
    for (int look = 0; look < looks && !behind.isEmpty(); look++) {
      context.lane().stop().pause(LOOK_MILLIS);
      context.replication().catchUp(context.lane());
      SortedMap<String, Counter> now = context.lane().target(AutoIncrementCheck::read);
      notes.clear();
      behind
          .entrySet()
          .removeIf(
              table -> {
                Counter counter = now.get(table.getKey());
                return counter == null || counter.next.compareTo(table.getValue()) >= 0;
              });
      behind.forEach(
          (table, next) ->
              notes.add(
                  table
                      + "."
                      + now.get(table).column
                      + ": next value "
                      + now.get(table).next
                      + ", on the source "
                      + next
                      + ": no row holds the ids between, and they are given out again"));
    }
    return notes;
  }

  private static BigInteger highest(Session session, String table, Counter counter) {
    return new BigInteger(
        session.value(
            "SELECT COALESCE(MAX("
                + Names.quoted(counter.column)
                + "), 0) FROM "
                + Names.quoted(table)));
  }

  private static SortedMap<String, Counter> read(Session session) {
    SortedMap<String, Counter> counters = new TreeMap<>();
    for (List<String> row : session.rows(COUNTERS)) {
      // A table that never had a row has no counter yet.
      BigInteger next = row.get(2) == null ? BigInteger.ONE : new BigInteger(row.get(2));
      counters.put(row.get(0), new Counter(row.get(1), next, limit(row.get(3))));
    }
    return counters;
  }

  private static BigInteger limit(String type) {
    int bits =
        type.startsWith("tinyint")
            ? 8
            : type.startsWith("smallint")
                ? 16
                : type.startsWith("mediumint") ? 24 : type.startsWith("int") ? 32 : 64;
    int usable = type.contains("unsigned") ? bits : bits - 1;
    return BigInteger.ONE.shiftLeft(usable).subtract(BigInteger.ONE);
  }
}
