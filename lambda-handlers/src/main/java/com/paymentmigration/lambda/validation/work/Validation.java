package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.table.TablePair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A whole validation in one process: every unit, on threads. */
public final class Validation {
  private final Server source;
  private final Server target;
  private final Options options;
  private final ProgressListener progress;
  private final Clock clock;
  private final StopSignal stop = new StopSignal();

  /** A validation of {@code target} against {@code source}. */
  public Validation(
      Server source, Server target, Options options, ProgressListener progress, Clock clock) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.progress = progress;
    this.clock = clock;
  }

  /** Ends the run soon and leaves nothing running on the servers. */
  public void cancel() {
    stop.stop(StopSignal.CANCELLED);
    source.killRunning();
    target.killRunning();
  }

  /** Validates; whatever happens, there is a report. */
  public Report run() {
    Instant startedAt = clock.instant();
    try (Lane lane = new Lane(source, target, stop)) {
      String sourceGtids = lane.source(Replication::executed);
      Surroundings surroundings = Surroundings.read(lane, options);
      List<WorkUnit> units = UnitPlanner.plan(lane, surroundings);
      progress.planned(
          units, surroundings.pairs().values().stream().mapToLong(TablePair::estimatedRows).sum());
      List<UnitState> states = work(surroundings, units, lane);
      String targetGtids = lane.target(Replication::executed);
      long throttled = surroundings.throttle().waited().toMillis();
      return Report.of(scope(startedAt, sourceGtids, targetGtids, throttled), states);
    } catch (CouldNotVerifyException failure) {
      return Report.broken(scope(startedAt, "", "", 0), failure.getMessage());
    }
  }

  private Report.Scope scope(Instant startedAt, String before, String after, long throttled) {
    return new Report.Scope(
        source.address().toString(),
        target.address().toString(),
        startedAt,
        clock.instant(),
        before,
        after,
        options.hash().name(),
        throttled,
        options.warnings().stream().sorted().toList(),
        options.left());
  }

  private List<UnitState> work(Surroundings surroundings, List<WorkUnit> units, Lane first) {
    Queue<WorkUnit> queue = new ConcurrentLinkedQueue<>(units);
    ExecutorService workers = Executors.newFixedThreadPool(options.lanes());
    try {
      List<Future<List<UnitState>>> results = new ArrayList<>();
      // The connections that planned go on as the first worker's: a login costs as much as a chunk.
      results.add(workers.submit(() -> drain(surroundings, queue, first)));
      for (int worker = 1; worker < options.lanes(); worker++) {
        results.add(
            workers.submit(
                () -> {
                  try (Lane lane = new Lane(source, target, stop)) {
                    return drain(surroundings, queue, lane);
                  }
                }));
      }
      List<UnitState> states = new ArrayList<>();
      for (Future<List<UnitState>> result : results) {
        states.addAll(result.get());
      }
      return states;
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof CouldNotVerifyException reason
          ? reason
          : new CouldNotVerifyException(String.valueOf(failure.getCause()), false, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CouldNotVerifyException("cancelled", false, interrupted);
    } finally {
      workers.shutdownNow();
    }
  }

  private List<UnitState> drain(Surroundings surroundings, Queue<WorkUnit> queue, Lane lane) {
    List<UnitState> states = new ArrayList<>();
    for (WorkUnit unit = queue.poll(); unit != null; unit = queue.poll()) {
      UnitState state =
          surroundings.run(lane, UnitState.begin(unit), TimeBudget.UNLIMITED, progress::progressed);
      progress.progressed(state);
      states.add(state);
    }
    return states;
  }
}
