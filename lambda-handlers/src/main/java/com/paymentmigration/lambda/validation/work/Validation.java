package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.fix.FixScript;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.server.ServerFacts;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.text.ShownText;
import com.paymentmigration.lambda.validation.unit.UnitState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private Checkpoint checkpoint = Checkpoint.NONE;
  private RowHash hash;

  /** A validation of {@code target} against {@code source}. */
  public Validation(
      Server source, Server target, Options options, ProgressListener progress, Clock clock) {
    this.source = source;
    this.target = target;
    this.options = options;
    this.hash = options.hash();
    this.progress = progress;
    this.clock = clock;
  }

  /** Goes on where {@code kept} says that an earlier run was, and keeps there how far it is. */
  public Validation resuming(Checkpoint kept) {
    checkpoint = kept;
    return this;
  }

  /** Ends the run soon and leaves nothing running on the servers. */
  public void cancel() {
    stop.stop(StopSignal.CANCELLED);
    source.killRunning();
    target.killRunning();
  }

  /** Validates; whatever happens, there is a report of what was proven until then. */
  public Report run() {
    Instant startedAt = clock.instant();
    Both<ServerFacts> servers =
        new Both<>(ServerFacts.unknown(source), ServerFacts.unknown(target));
    try (Lane lane = new Lane(source, target, stop)) {
      servers = lane.both(ServerFacts::read);
      String sourceGtids = lane.source(Replication::executed);
      Surroundings surroundings = Surroundings.read(lane, options);
      hash = surroundings.rowHash();
      Checkpoint.Kept begun = begun(lane, surroundings, servers, startedAt, sourceGtids);
      startedAt = Instant.parse(begun.startedAt());
      sourceGtids = begun.sourceGtids();
      List<UnitState> units = begun.units();
      progress.planned(
          units.stream().map(UnitState::unit).toList(),
          surroundings.pairs().values().stream().mapToLong(TablePair::estimatedRows).sum());
      List<UnitState> states = work(surroundings, units, lane);
      checkpoint.ended(states, stop.stopped());
      String targetGtids = stop.stopped() ? "" : lane.target(Replication::executed);
      long throttled = surroundings.throttle().waited().toMillis();
      return Report.of(scope(servers, startedAt, sourceGtids, targetGtids, throttled), states);
    } catch (CouldNotVerifyException failure) {
      return Report.broken(scope(servers, startedAt, "", "", 0), failure.getMessage());
    }
  }

  /**
   * Statements that would make the target's rows equal to the source's, for a person.
   *
   * @param report what {@link #run} found
   */
  public String fix(Report report) {
    try (Lane lane = new Lane(source, target, stop)) {
      return FixScript.of(lane, Surroundings.read(lane, options).pairs(), report);
    } catch (CouldNotVerifyException failure) {
      return "-- Nothing could be written: " + ShownText.of(failure.getMessage()) + "\n";
    }
  }

  private Report.Scope scope(
      Both<ServerFacts> servers, Instant startedAt, String before, String after, long throttled) {
    return new Report.Scope(
        servers.source(),
        servers.target(),
        startedAt,
        clock.instant(),
        before,
        after,
        hash.name(),
        throttled,
        options.warnings().stream().sorted().toList(),
        options.left(),
        options.accepted(),
        stop.stopped());
  }

  private Checkpoint.Kept begun(
      Lane lane, Surroundings surroundings, Both<ServerFacts> servers, Instant now, String gtids) {
    String between = servers.source().identity() + " and " + servers.target().identity();
    Optional<Checkpoint.Kept> kept = checkpoint.begun(between);
    if (kept.isPresent()) {
      return new Checkpoint.Kept(
          between,
          kept.get().startedAt(),
          kept.get().sourceGtids(),
          kept.get().units().stream().map(UnitState::goingOn).toList());
    }
    Checkpoint.Kept beginning =
        new Checkpoint.Kept(
            between,
            now.toString(),
            gtids,
            UnitPlanner.plan(lane, surroundings).stream().map(UnitState::begin).toList());
    checkpoint.planned(beginning);
    return beginning;
  }

  private void progressed(UnitState state) {
    progress.progressed(state);
    checkpoint.progressed(state);
  }

  private List<UnitState> work(Surroundings surroundings, List<UnitState> units, Lane first) {
    Queue<UnitState> queue = new ConcurrentLinkedQueue<>(units);
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

  /** A unit that cannot go on does not take the others' results along. */
  private UnitState work(Lane lane, Surroundings surroundings, UnitState unit) {
    try {
      return surroundings.run(lane, unit, TimeBudget.UNLIMITED, this::progressed);
    } catch (CouldNotVerifyException failure) {
      return unit.broken(failure.getMessage());
    }
  }

  private List<UnitState> drain(Surroundings surroundings, Queue<UnitState> queue, Lane lane) {
    List<UnitState> states = new ArrayList<>();
    for (UnitState unit = queue.poll(); unit != null; unit = queue.poll()) {
      UnitState state = unit.done() ? unit : work(lane, surroundings, unit);
      progressed(state);
      states.add(state);
    }
    return states;
  }
}
