package com.paymentmigration.lambda.validation.tail;

import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.StandingRows;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ranges that were fixed, and the connections that will compare them. For one comparison. */
final class PreparedTail implements TailCheck.Prepared {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedTail.class);

  /** Longer than the comparison's own time: the keys of a difference are worth waiting for. */
  private static final Duration KEYS = Duration.ofSeconds(1);

  /** Keys that are named. */
  private static final int NAMED = 10;

  /** Rows that are read to name them. */
  private static final int ROWS = 2_000;

  private final Lane lane;
  private final List<Part> parts;
  private FutureTask<Verdict> comparison;
  private volatile String found = "";

  /** A range of a table. */
  record Part(TablePair table, KeyRange range) {}

  PreparedTail(Lane lane, List<Part> parts) {
    this.lane = lane;
    this.parts = List.copyOf(parts);
  }

  @Override
  public Verdict compare(Duration box) {
    comparison = new FutureTask<>(this::compareAll);
    Thread thread = new Thread(comparison, "tail-check");
    thread.setDaemon(true);
    thread.start();
    try {
      return comparison.get(box.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException overTime) {
      return afterTime(box);
    } catch (ExecutionException failure) {
      LOG.warn("tail check", failure.getCause());
      return Verdict.UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Verdict.UNKNOWN;
    }
  }

  /** A difference that is found counts, even if its keys are not read yet. */
  private Verdict afterTime(Duration box) {
    if (found.isEmpty()) {
      LOG.warn("tail check: not done within {} ms", box.toMillis());
      return Verdict.UNKNOWN;
    }
    try {
      return comparison.get(KEYS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unnamed) {
      LOG.warn("tail check: {} differs, its keys are not known", found, unnamed);
      return Verdict.FAIL;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Verdict.FAIL;
    }
  }

  /**
   * A comparison over its time closes its own connections: it is on them until the server ends its
   * statement. It only reads.
   */
  @Override
  public void close() {
    lane.stop().stop(StopSignal.CANCELLED);
    if (comparison == null) {
      lane.close();
    }
  }

  @Override
  public String found() {
    return found;
  }

  /** Both sides stand still: one look at the rows tells which differ. */
  private String named(Part part) {
    String table = part.table().name();
    try {
      List<String> keys = StandingRows.differing(lane, part.table(), part.range(), ROWS);
      return table + " " + String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())));
    } catch (CouldNotVerifyException failure) {
      LOG.warn("tail check: keys of {} not read: {}", table, failure.getMessage());
      return table;
    }
  }

  private Verdict compareAll() {
    try {
      for (Part part : parts) {
        lane.stop().check();
        if (!lane.sameDigest(part.table(), part.range())) {
          found = part.table().name();
          found = named(part);
          LOG.error("tail check: {} differs", found);
          return Verdict.FAIL;
        }
      }
      return Verdict.PASS;
    } catch (CouldNotVerifyException failure) {
      LOG.warn("tail check: {}", failure.getMessage());
      return Verdict.UNKNOWN;
    } finally {
      lane.close();
    }
  }
}
