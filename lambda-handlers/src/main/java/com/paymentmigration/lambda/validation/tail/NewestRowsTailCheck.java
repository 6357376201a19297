package com.paymentmigration.lambda.validation.tail;

import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Compares the newest rows of every table once both sides stand still: what validation could not
 * settle while it was in flight. Which rows those are is fixed before the fence, so that the work
 * inside is bounded; a table without a key that ranges can follow is left to validation.
 */
public final class NewestRowsTailCheck implements TailCheck {
  private final Function<Environment, Server> servers;
  private final int newestRows;

  /**
   * A check.
   *
   * @param servers the environments' servers, with limits that fit inside the fence
   * @param newestRows rows per table, 1 or more
   */
  public NewestRowsTailCheck(Function<Environment, Server> servers, int newestRows) {
    this.servers = servers;
    this.newestRows = newestRows;
  }

  @Override
  public Prepared prepare(Environment from) {
    Server source = servers.apply(from);
    Server target = servers.apply(from.other());
    Lane lane = new Lane(source, target, new StopSignal());
    try {
      List<PreparedTail.Part> parts = new ArrayList<>();
      SortedMap<String, TableShape> there = lane.target(TableShapes::read);
      lane.source(TableShapes::read)
          .forEach(
              (name, shape) -> {
                if (there.containsKey(name)) {
                  TablePair pair = new TablePair(shape, there.get(name), RowHash.MD5);
                  if (pair.order().isPresent()) {
                    parts.add(new PreparedTail.Part(pair, tail(lane, pair)));
                  }
                }
              });
      return new PreparedTail(lane, () -> end(source, target), parts);
    } catch (CouldNotVerifyException failure) {
      lane.close();
      return PreparedTail.UNKNOWN;
    }
  }

  /** Rows from the newest but n on; all of them if there are fewer. */
  private KeyRange tail(Lane lane, TablePair pair) {
    List<List<String>> rows = lane.source(session -> session.rows(pair.newest(newestRows)));
    return rows.isEmpty() ? KeyRange.ALL : new KeyRange(new Key(rows.get(0)), null);
  }

  private static void end(Server source, Server target) {
    source.killRunning();
    target.killRunning();
  }
}
