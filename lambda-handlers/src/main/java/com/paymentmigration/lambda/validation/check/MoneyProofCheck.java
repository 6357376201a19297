package com.paymentmigration.lambda.validation.check;

import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
      String condition = context.selection().condition(table.name());
      Optional<String> sums = MoneyTables.sums(table, condition);
      if (sums.isPresent() && context.target().containsKey(table.name())) {
        tables++;
        groups += compare(context, table, sums.get(), wrong, notes);
      }
    }
    String lookedAt = groups + " sums by currency, status and day in " + tables + " tables";
    return new Outcome(wrong.isEmpty() ? Verdict.PASS : Verdict.FAIL, lookedAt, wrong, notes);
  }

  private static int compare(
      CheckContext context, TableShape table, String sql, List<String> wrong, List<String> notes) {
    SortedSet<String> moving = new TreeSet<>();
    Both<MoneySums> sums = look(context, sql, 0);
    SortedSet<String> open = sums.source().different(sums.target());
    for (int look = 1; look < LOOKS && !open.isEmpty(); look++) {
      moving.addAll(
          sums.source().different(context.lane().source(session -> MoneySums.read(session, sql))));
      sums = look(context, sql, look);
      open.retainAll(sums.source().different(sums.target()));
    }
    List<String> columns = MoneyTables.columns(table);
    for (String group : open) {
      if (moving.contains(group)) {
        notes.add(table.name() + " " + group + ": in flight, left to the row comparison");
      } else {
        wrong.add(
            table.name()
                + " "
                + group
                + ": the sums differ: "
                + sums.target().shown(group, columns)
                + ", on the source "
                + sums.source().shown(group, columns));
      }
    }
    if (open.isEmpty()) {
      sums.source()
          .totals()
          .forEach(
              (group, sum) ->
                  notes.add(
                      table.name() + " " + group + ": " + sum.shown(columns) + " on both sides"));
    }
    return sums.source().byDay().size();
  }

  private static Both<MoneySums> look(CheckContext context, String sql, int look) {
    context.lane().stop().pause(PAUSE_MILLIS * look);
    MoneySums source = context.lane().source(session -> MoneySums.read(session, sql));
    context.replication().catchUp(context.lane());
    return new Both<>(source, context.lane().target(session -> MoneySums.read(session, sql)));
  }
}
