package com.paymentmigration.lambda.validation.tail;

import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.domain.Verdict;
import com.paymentmigration.lambda.validation.compare.Lane;
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

  private final Lane lane;
  private final List<Part> parts;
  private FutureTask<Verdict> comparison;

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
      LOG.warn("tail check: not done within {} ms", box.toMillis());
      return Verdict.UNKNOWN;
    } catch (ExecutionException failure) {
      LOG.warn("tail check", failure.getCause());
      return Verdict.UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Verdict.UNKNOWN;
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

  private Verdict compareAll() {
    try {
      for (Part part : parts) {
        lane.stop().check();
        if (!lane.sameDigest(part.table(), part.range())) {
          LOG.error("tail check: {} differs", part.table().name());
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
