package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a validation into units: the checks, and ranges of tables, the largest tables in several.
 */
public final class UnitPlanner {
  /** Units of one table: a plan stays small whatever the table's size. */
  private static final int MOST_PER_TABLE = 100;

  private UnitPlanner() {}

  /** The units, numbered from 0. */
  public static List<WorkUnit> plan(Lane lane, Surroundings surroundings) {
    List<WorkUnit> units = new ArrayList<>();
    units.add(WorkUnit.CHECKS);
    for (TablePair table : surroundings.pairs().values()) {
      List<Key> ends = new ArrayList<>(boundaries(lane, table, surroundings.options().unitRows()));
      ends.add(null);
      Key after = null;
      for (Key end : ends) {
        long share = table.estimatedRows() / ends.size();
        units.add(new WorkUnit(units.size(), table.name(), after, end, share));
        after = end;
      }
    }
    for (String table : surroundings.unmatched()) {
      units.add(new WorkUnit(units.size(), table, null, null, 0));
    }
    return units;
  }

  private static List<Key> boundaries(Lane lane, TablePair table, long unitRows) {
    long parts = Math.min(MOST_PER_TABLE, table.estimatedRows() / unitRows + 1);
    if (parts == 1 || table.order().isEmpty()) {
      return List.of();
    }
    return table.order().map(KeyOrder::singleNumber).orElse(false)
        ? computed(lane, table, parts)
        : asked(lane, table, table.estimatedRows() / parts + 1, parts);
  }

  private static List<Key> computed(Lane lane, TablePair table, long parts) {
    List<String> bounds = lane.source(session -> session.row(table.bounds()));
    List<Key> keys = new ArrayList<>();
    if (bounds.get(0) == null) {
      return keys;
    }
    BigInteger low = new BigInteger(bounds.get(0));
    BigInteger width = new BigInteger(bounds.get(1)).subtract(low).add(BigInteger.ONE);
    BigInteger count = BigInteger.valueOf(parts);
    if (width.compareTo(count) < 0) {
      return keys;
    }
    for (long part = 1; part < parts; part++) {
      keys.add(Key.of(low.add(width.multiply(BigInteger.valueOf(part)).divide(count))));
    }
    return keys;
  }

  private static List<Key> asked(Lane lane, TablePair table, long rows, long parts) {
    List<Key> keys = new ArrayList<>();
    Key after = null;
    while (keys.size() < parts - 1) {
      KeyRange rest = new KeyRange(after, null);
      List<List<String>> row = lane.source(session -> session.rows(table.boundary(rest, rows)));
      if (row.isEmpty()) {
        return keys;
      }
      List<String> values = row.get(0);
      if (values.contains(null) || (after != null && after.values().equals(values))) {
        // Who compares the rest will say what is wrong with the key.
        return keys;
      }
      after = new Key(values);
      keys.add(after);
    }
    return keys;
  }
}
