package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.compare.RowDifference;
import com.paymentmigration.lambda.validation.compare.TableComparer;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.unit.Counts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Does a unit of a table from its cursor, until it is done or its time is up. */
public final class TableRun {
  /** Differing rows that a unit names; it only says that there are more. */
  public static final int NAMED = 100;

  private static final int UNSETTLED = 200;

  private final Comparison comparison;
  private final WorkUnit unit;
  private final List<RowDifference> differences;
  private final List<String> unsettled;
  private Counts counts;
  private boolean more;
  private boolean done;
  private String reason;
  private Key cursor;

  /** Goes on from {@code state}. */
  public TableRun(Comparison comparison, UnitState state) {
    this.comparison = comparison;
    this.unit = state.unit();
    this.differences = new ArrayList<>(state.differences());
    this.unsettled = new ArrayList<>(state.unsettled());
    this.counts = state.counts();
    this.more = state.more();
    this.done = state.done();
    this.reason = state.reason();
    this.cursor = state.cursor() == null ? unit.after() : state.cursor();
  }

  /**
   * Compares chunk after chunk.
   *
   * @param time when to stop; a chunk that has begun is finished
   * @param progress told after each chunk
   * @return how far it got
   */
  public UnitState run(TimeBudget time, Consumer<UnitState> progress) {
    if (!comparison.table().comparable()) {
      done = true;
      reason = "the sides have no column in common";
      return state();
    }
    try {
      compare(time, progress);
    } catch (CouldNotVerifyException failure) {
      done = true;
      reason = failure.getMessage();
    }
    return state();
  }

  private void compare(TimeBudget time, Consumer<UnitState> progress) {
    TableComparer comparer =
        new TableComparer(
            comparison.lane(), comparison.table(), unit.range(), comparison.replication());
    // One chunk at least: a call whose time is eaten up by connecting must get on, too.
    boolean began = false;
    while (!done && (!began || time.left())) {
      began = true;
      comparison.throttle().await(comparison.lane());
      comparison.lane().stop().check();
      long start = System.nanoTime();
      TableComparer.Chunk chunk = comparer.next(cursor, NAMED - differences.size());
      take(chunk, (System.nanoTime() - start) / 1_000_000);
      progress.accept(state());
    }
  }

  private void take(TableComparer.Chunk chunk, long millis) {
    counts =
        counts.plus(
            new Counts(
                chunk.rowsSource(),
                chunk.rowsTarget(),
                1,
                chunk.differed() ? 1 : 0,
                chunk.findings().settled(),
                millis));
    differences.addAll(chunk.findings().differences());
    more |= chunk.findings().more();
    chunk.findings().unsettled().stream()
        .limit(UNSETTLED - (long) unsettled.size())
        .forEach(unsettled::add);
    reason = reason.isEmpty() ? chunk.findings().reason() : reason;
    KeyRange range = chunk.range();
    if (!Objects.equals(range.after(), cursor) && reason.isEmpty()) {
      reason = "a range was left out between two chunks";
    }
    cursor = range.upTo();
    done = Objects.equals(range.upTo(), unit.upTo());
  }

  private UnitState state() {
    return new UnitState(
        unit, cursor, done, counts, differences, more, unsettled, reason, List.of());
  }
}
