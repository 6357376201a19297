package com.paymentmigration.lambda.validation.tail;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.cutover.MoveAbortedException;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.RowForm;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the newest rows of every table once both sides stand still: those that were in flight
 * when validation looked. Which rows those are is fixed before the fence, and each table is tried
 * once there, which also brings its pages into memory: only as many tables as fit into half the box
 * are compared inside. The others, and tables without a key that ranges can follow, are left to
 * validation and to the equality of the executed GTID sets; their names are logged.
 */
public final class NewestRowsTailCheck implements TailCheck {
  private static final Logger LOG = LoggerFactory.getLogger(NewestRowsTailCheck.class);

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
  public Prepared prepare(Environment from, Duration box) {
    Lane lane = new Lane(servers.apply(from), servers.apply(from.other()), new StopSignal());
    try {
      SortedMap<String, TableShape> there = lane.target(TableShapes::read);
      SortedMap<String, TableShape> here = lane.source(TableShapes::read);
      SortedSet<String> leftOut = new TreeSet<>(here.keySet());
      List<PreparedTail.Part> parts = TailBudget.fitting(tried(lane, here, there), box);
      parts.forEach(part -> leftOut.remove(part.table().name()));
      LOG.info(
          "tail check: {} of {} tables, left to validation: {}",
          parts.size(),
          here.size(),
          leftOut);
      return new PreparedTail(lane, parts);
    } catch (CouldNotVerifyException failure) {
      lane.close();
      throw new MoveAbortedException("tail check: " + failure.getMessage(), failure);
    } catch (RuntimeException failure) {
      lane.close();
      throw failure;
    }
  }

  private List<TailBudget.Tried<PreparedTail.Part>> tried(
      Lane lane, SortedMap<String, TableShape> here, SortedMap<String, TableShape> there) {
    long deadline = System.nanoTime() + Deadlines.TAIL_PREPARE.toNanos();
    Both<ServerVersion> versions = lane.both(Session::version);
    RowForm form = RowForm.of(RowHash.SHA1, versions.source(), versions.target());
    List<TailBudget.Tried<PreparedTail.Part>> tried = new ArrayList<>();
    for (TableShape shape : here.values()) {
      if (System.nanoTime() - deadline > 0) {
        break;
      }
      TableShape twin = there.get(shape.name());
      if (twin != null) {
        TablePair pair = new TablePair(shape, twin, form);
        if (pair.order().isPresent()) {
          tried.add(tried(lane, new PreparedTail.Part(pair, tail(lane, pair))));
        }
      }
    }
    return tried;
  }

  /** Rows are in flight here: what the digests are does not matter yet. */
  private static TailBudget.Tried<PreparedTail.Part> tried(Lane lane, PreparedTail.Part part) {
    long start = System.nanoTime();
    lane.sameDigest(part.table(), part.range());
    return new TailBudget.Tried<>(part, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Rows from the newest but n on; all of them if there are fewer. */
  private KeyRange tail(Lane lane, TablePair pair) {
    List<List<String>> rows = lane.source(session -> session.rows(pair.newest(newestRows)));
    return rows.isEmpty() ? KeyRange.ALL : new KeyRange(new Key(rows.get(0)), null);
  }
}
