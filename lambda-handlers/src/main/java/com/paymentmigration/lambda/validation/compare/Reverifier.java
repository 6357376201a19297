package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells rows in flight from rows that are wrong. Each look reads the row on the source, then the
 * source's GTID set, waits until the target has executed that set, and reads the row on the target.
 * Equal once means equal at one point of history. Different is believed only after several looks
 * during which the source's row did not change at all.
 */
final class Reverifier {
  /** Looks at a row that keeps changing. */
  private static final int LOOKS = 8;

  /** Looks, at a row that does not change, that must all find it different. */
  private static final int QUIET_LOOKS = 3;

  private static final long PAUSE_MILLIS = 150;
  private static final String ABSENT = "absent";

  private final Lane lane;
  private final TablePair table;
  private final KeyOrder order;
  private final Replication replication;

  Reverifier(Lane lane, TablePair table, Replication replication) {
    this.lane = lane;
    this.table = table;
    this.order = table.order().orElseThrow();
    this.replication = replication;
  }

  /** A row under observation. */
  private static final class Observed {
    private final Key key;
    private String source = "";
    private String target = "";
    private int quietLooks;

    private Observed(Key key) {
      this.key = key;
    }

    private void look(String before, String there, String after) {
      boolean quiet = before.equals(after) && (source.isEmpty() || source.equals(before));
      quietLooks = quiet ? quietLooks + 1 : 0;
      source = after;
      target = there;
    }

    private boolean different() {
      return quietLooks >= QUIET_LOOKS;
    }
  }

  /**
   * Looks at {@code suspects} until each is settled.
   *
   * @param named most differences whose columns are looked up; one more is enough to know of more
   */
  Reverification verify(List<Key> suspects, int named) {
    List<Observed> pending = new ArrayList<>(suspects.stream().map(Observed::new).toList());
    List<RowDifference> differences = new ArrayList<>();
    List<Key> vanished = new ArrayList<>();
    String reason = "";
    try {
      for (int look = 0; look < LOOKS && !pending.isEmpty(); look++) {
        if (look > 0) {
          lane.stop().pause(PAUSE_MILLIS * look);
        }
        look(pending, differences, vanished, named);
      }
    } catch (CouldNotVerifyException failure) {
      lane.stop().check();
      reason = failure.getMessage();
    }
    if (reason.isEmpty() && !pending.isEmpty()) {
      reason = Findings.BUSY + LOOKS + " looks";
    }
    List<String> unsettled = pending.stream().map(row -> order.shown(row.key)).toList();
    return new Reverification(
        differences,
        unsettled,
        reason,
        suspects.size() - differences.size() - unsettled.size() - (long) vanished.size(),
        vanished);
  }

  private void look(
      List<Observed> pending, List<RowDifference> differences, List<Key> vanished, int named) {
    List<Key> keys = pending.stream().map(row -> row.key).toList();
    Map<Key, String> before = read(keys, true);
    replication.catchUp(lane);
    Map<Key, String> there = read(keys, false);
    Map<Key, String> after = read(keys, true);
    List<Observed> left = new ArrayList<>();
    for (Observed row : pending) {
      String source = before.getOrDefault(row.key, ABSENT);
      String target = there.getOrDefault(row.key, ABSENT);
      if (source.equals(target)) {
        if (source.equals(ABSENT)) {
          vanished.add(row.key);
        }
        continue;
      }
      row.look(source, target, after.getOrDefault(row.key, ABSENT));
      if (row.different()) {
        differences.add(difference(row, differences.size() < named));
      } else {
        left.add(row);
      }
    }
    pending.clear();
    pending.addAll(left);
  }

  private Map<Key, String> read(List<Key> keys, boolean source) {
    String sql = table.rows(keys);
    List<List<String>> rows =
        source ? lane.source(session -> session.rows(sql)) : lane.target(s -> s.rows(sql));
    return Bisector.byKey(rows, table);
  }

  private RowDifference difference(Observed row, boolean withColumns) {
    String shown = order.shown(row.key);
    if (row.target.equals(ABSENT)) {
      return new RowDifference(RowDifference.Kind.MISSING, shown, List.of(), row.key);
    }
    if (row.source.equals(ABSENT)) {
      return new RowDifference(RowDifference.Kind.EXTRA, shown, List.of(), row.key);
    }
    return new RowDifference(
        RowDifference.Kind.CHANGED, shown, withColumns ? columns(row.key) : List.of(), row.key);
  }

  private List<String> columns(Key key) {
    Both<List<List<String>>> hashes = lane.both(session -> session.rows(table.columnHashes(key)));
    List<String> names = new ArrayList<>();
    if (hashes.source().isEmpty() || hashes.target().isEmpty()) {
      return List.of("(the row disappeared meanwhile)");
    }
    List<String> columns = table.columnNames();
    for (int at = 0; at < columns.size(); at++) {
      if (!Objects.equals(hashes.source().get(0).get(at), hashes.target().get(0).get(at))) {
        names.add(columns.get(at));
      }
    }
    return names;
  }
}
