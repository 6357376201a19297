package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** One connection to each side, asked at the same time. For one worker. */
public final class Lane implements AutoCloseable {
  private final SideConnection source;
  private final SideConnection target;
  private final StopSignal stop;
  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "validation-target");
            thread.setDaemon(true);
            return thread;
          });

  /** A lane between two servers. */
  public Lane(Server source, Server target, StopSignal stop) {
    this.source = new SideConnection(source, stop);
    this.target = new SideConnection(target, stop);
    this.stop = stop;
  }

  /** Tells whether the run goes on. */
  public StopSignal stop() {
    return stop;
  }

  /** Asks the source. */
  public <T> T source(Function<Session, T> work) {
    return source.ask(work);
  }

  /** Asks the target. */
  public <T> T target(Function<Session, T> work) {
    return target.ask(work);
  }

  /**
   * Asks both sides at the same time.
   *
   * @throws CouldNotVerifyException with the first reason; both have ended then
   */
  public <T> Both<T> both(Function<Session, T> work) {
    Future<T> other = beside.submit(() -> target.ask(work));
    T one;
    try {
      one = source.ask(work);
    } catch (CouldNotVerifyException failure) {
      settle(other, failure);
      throw failure;
    }
    return new Both<>(one, settle(other, null));
  }

  /** Whether count and digest of a range are the same on both sides. */
  public boolean sameDigest(TablePair table, KeyRange range) {
    Both<ChunkDigest> digests = ChunkDigest.both(this, table, range);
    return digests.source().equals(digests.target());
  }

  private static <T> T settle(Future<T> future, CouldNotVerifyException earlier) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new CouldNotVerifyException("cancelled", false, interrupted);
    } catch (ExecutionException failure) {
      if (earlier != null) {
        earlier.addSuppressed(failure.getCause());
        return null;
      }
      if (failure.getCause() instanceof CouldNotVerifyException reason) {
        throw reason;
      }
      throw new CouldNotVerifyException(String.valueOf(failure.getCause()), false, failure);
    }
  }

  @Override
  public void close() {
    beside.shutdownNow();
    source.close();
    target.close();
  }
}
