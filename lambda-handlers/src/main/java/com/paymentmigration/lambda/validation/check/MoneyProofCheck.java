package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The money proof: sums by currency, day and status are the same on both sides. Says in the
 * language of the business what the row comparison says in hashes. A group that changes on the
 * source at every look is left to the row comparison, and the evidence says so.
 */
public final class MoneyProofCheck implements Check {
  private static final int LOOKS = 3;
  private static final long PAUSE_MILLIS = 300;

  @Override
  public String name() {
    return "money-proof";
  }

  @Override
  public Outcome run(CheckContext context) {
    List<String> wrong = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int tables = 0;
    long groups = 0;
    for (TableShape table : context.source().values()) {
      Optional<String> sums = MoneyTables.sums(table);
      if (sums.isPresent() && context.target().containsKey(table.name())) {
        tables++;
        groups += compare(context, table.name(), sums.get(), wrong, notes);
      }
    }
    String lookedAt = groups + " sums by currency, status and day in " + tables + " tables";
    return wrong.isEmpty()
        ? new Outcome(Verdict.PASS, lookedAt, notes)
        : new Outcome(Verdict.FAIL, lookedAt, wrong);
  }

  private static int compare(
      CheckContext context, String table, String sql, List<String> wrong, List<String> notes) {
    SortedSet<String> open = null;
    SortedSet<String> moving = new TreeSet<>();
    int size = 0;
    for (int look = 0; look < LOOKS && (open == null || !open.isEmpty()); look++) {
      context.lane().stop().pause(PAUSE_MILLIS * look);
      SortedMap<String, String> before = context.lane().source(session -> read(session, sql));
      context.replication().catchUp(context.lane());
      SortedMap<String, String> there = context.lane().target(session -> read(session, sql));
      SortedSet<String> different = different(before, there);
      if (open != null) {
        different.retainAll(open);
      }
      open = different;
      size = before.size();
      if (!open.isEmpty()) {
        moving.addAll(different(before, context.lane().source(session -> read(session, sql))));
      }
    }
    for (String group : open == null ? new TreeSet<String>() : open) {
      if (moving.contains(group)) {
        notes.add(table + " " + group + ": in flight, left to the row comparison");
      } else {
        wrong.add(table + " " + group + ": the sums differ");
      }
    }
    return size;
  }

  private static SortedSet<String> different(
      SortedMap<String, String> one, SortedMap<String, String> other) {
    SortedSet<String> groups = new TreeSet<>(one.keySet());
    groups.addAll(other.keySet());
    groups.removeIf(group -> one.containsKey(group) && one.get(group).equals(other.get(group)));
    return groups;
  }

  private static SortedMap<String, String> read(Session session, String sql) {
    SortedMap<String, String> sums = new TreeMap<>();
    for (List<String> row : session.rows(sql)) {
      sums.put(row.get(0), String.valueOf(row.subList(1, row.size())));
    }
    return sums;
  }
}
