package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.validation.server.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sums of a table on one side.
 *
 * @param byDay sums by group and day
 * @param totals the same by group, over all days
 */
record MoneySums(SortedMap<String, Sum> byDay, SortedMap<String, Sum> totals) {
  /**
   * A number of rows, and the sum of each column over them; null of a column without any value.
   *
   * @param rows number of rows
   * @param sums one for each column
   */
  record Sum(long rows, List<BigDecimal> sums) {
    private Sum plus(Sum other) {
      List<BigDecimal> both = new ArrayList<>();
      for (int at = 0; at < sums.size(); at++) {
        BigDecimal one = sums.get(at);
        BigDecimal two = other.sums.get(at);
        both.add(one == null ? two : two == null ? one : one.add(two));
      }
      return new Sum(rows + other.rows, both);
    }

    /** With the names of the columns. */
    String shown(List<String> columns) {
      StringBuilder shown = new StringBuilder().append(rows).append(" rows");
      for (int at = 0; at < columns.size(); at++) {
        BigDecimal sum = sums.get(at);
        shown
            .append(", ")
            .append(columns.get(at))
            .append(' ')
            .append(sum == null ? "NULL" : sum.toPlainString());
      }
      return shown.toString();
    }
  }

  /** Reads the sums by a query of {@link MoneyTables}. */
  static MoneySums read(Session session, String sql) {
    SortedMap<String, Sum> byDay = new TreeMap<>();
    SortedMap<String, Sum> totals = new TreeMap<>();
    for (List<String> row : session.rows(sql)) {
      List<BigDecimal> sums = new ArrayList<>();
      row.subList(3, row.size())
          .forEach(value -> sums.add(value == null ? null : new BigDecimal(value)));
      Sum sum = new Sum(Long.parseLong(row.get(2)), sums);
      byDay.put((row.get(0) + " " + row.get(1)).strip(), sum);
      totals.merge(row.get(0), sum, Sum::plus);
    }
    return new MoneySums(byDay, totals);
  }

  /** Groups whose sums by day are not the same. */
  SortedSet<String> different(MoneySums other) {
    SortedSet<String> groups = new TreeSet<>(byDay.keySet());
    groups.addAll(other.byDay.keySet());
    groups.removeIf(
        group -> byDay.containsKey(group) && byDay.get(group).equals(other.byDay.get(group)));
    return groups;
  }

  /** A group's sums by day. */
  String shown(String group, List<String> columns) {
    Sum sum = byDay.get(group);
    return sum == null ? "nothing" : sum.shown(columns);
  }
}
