package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyOrder;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a range of a table into chunks, one at a time, in constant memory. While a key of whole
 * numbers is dense, boundaries are computed: a range of n numbers holds at most n rows. Otherwise,
 * and where numbers have gaps, the source's index is asked for the n-th next key.
 */
final class ChunkPlanner {
  /** Numbers per row above which computing boundaries makes chunks too small. */
  private static final long DENSE = 2;

  /** Empty chunks in a row, each up to a row that the source had just read, that end a plan. */
  private static final int MOST_EMPTY = 20;

  private static final String NOT_RISING =
      "the boundaries of the key do not rise: its values mean something else in a condition than"
          + " they do in the table";

  private final TablePair table;
  private final KeyRange all;
  private final ChunkSizer sizer;
  private BigInteger lowest;
  private BigInteger highest;
  private boolean dense;
  private int empty;

  /**
   * A planner.
   *
   * @param most rows of a chunk at most
   */
  ChunkPlanner(Lane lane, TablePair table, KeyRange all, long most) {
    this.table = table;
    this.all = all;
    this.sizer = new ChunkSizer(table.order().map(KeyOrder::indexed).orElse(true), most);
    if (table.order().map(KeyOrder::singleNumber).orElse(false)) {
      List<String> bounds = lane.source(session -> session.row(table.bounds()));
      if (bounds.get(0) != null) {
        lowest = new BigInteger(bounds.get(0));
        highest = new BigInteger(bounds.get(1));
        dense = true;
      }
    }
  }

  /** The chunk after {@code after}; ends at the planner's end if fewer rows are left. */
  KeyRange next(Lane lane, Key after) {
    if (table.order().isEmpty()) {
      return all;
    }
    KeyRange rest = new KeyRange(after, all.upTo());
    Optional<Key> boundary = dense ? computed(after) : asked(lane, rest);
    return boundary.map(key -> new KeyRange(after, key)).orElse(rest);
  }

  private Optional<Key> computed(Key after) {
    BigInteger from = after == null ? lowest.subtract(BigInteger.ONE) : after.number();
    BigInteger to = from.add(BigInteger.valueOf(sizer.rows()));
    boolean last =
        to.compareTo(highest) >= 0
            || (all.upTo() != null && to.compareTo(all.upTo().number()) >= 0);
    return last ? Optional.empty() : Optional.of(Key.of(to));
  }

  private Optional<Key> asked(Lane lane, KeyRange rest) {
    List<List<String>> rows =
        lane.source(session -> session.rows(table.boundary(rest, sizer.rows())));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Key boundary = Bisector.key(rows.get(0), table);
    if (boundary.equals(rest.after())) {
      throw new CouldNotVerifyException(NOT_RISING, false, null);
    }
    return Optional.of(boundary);
  }

  /**
   * Learns from a chunk that was compared.
   *
   * @throws CouldNotVerifyException if the plan does not get on
   */
  void compared(KeyRange chunk, long rows, Duration elapsed) {
    sizer.took(rows, elapsed);
    empty = rows == 0 && !dense && chunk.upTo() != null ? empty + 1 : 0;
    if (empty > MOST_EMPTY) {
      throw new CouldNotVerifyException(NOT_RISING, false, null);
    }
    if (lowest != null && chunk.after() != null && chunk.upTo() != null) {
      BigInteger numbers = chunk.upTo().number().subtract(chunk.after().number());
      dense = numbers.compareTo(BigInteger.valueOf(rows).multiply(BigInteger.valueOf(DENSE))) <= 0;
    }
  }
}
