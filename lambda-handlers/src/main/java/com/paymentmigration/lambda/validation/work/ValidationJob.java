package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.report.RecordedVerdicts;
import com.paymentmigration.lambda.validation.report.Report;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The steps of ValidationWorkflow. Each may be repeated, and may die at any point. */
public final class ValidationJob {
  /** Time of a run whose starter named no deadline. */
  static final Duration DEFAULT_TIME = Duration.ofMinutes(50);

  private static final int RECORDED_FAILURES = 20;

  private final Sides sides;
  private final Options options;
  private final UnitStore store;
  private final RecordedVerdicts verdicts;
  private final Clock clock;

  /**
   * The two servers.
   *
   * @param from environment that is the source: the active one
   * @param source its server
   * @param target the other's
   */
  public record Sides(Environment from, Server source, Server target) {}

  /** Steps over their ports. */
  public ValidationJob(
      Sides sides, Options options, UnitStore store, RecordedVerdicts verdicts, Clock clock) {
    this.sides = sides;
    this.options = options;
    this.store = store;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  private Lane lane() {
    return new Lane(sides.source, sides.target, new StopSignal());
  }

  /**
   * Plans {@code run}.
   *
   * @param deadline when units give up; null for {@link #DEFAULT_TIME} from now
   * @return numbers of the units
   * @throws CouldNotVerifyException if a server does not answer
   */
  public List<Integer> plan(String run, Instant deadline) {
    try (Lane lane = lane()) {
      String gtids = lane.source(Replication::executed);
      List<WorkUnit> units = UnitPlanner.plan(lane, Surroundings.read(lane, options));
      Instant now = clock.instant();
      Instant end = deadline == null ? now.plus(DEFAULT_TIME) : deadline;
      store.save(new UnitStore.Plan(run, now, end, gtids, units.size()), units);
      return IntStream.range(0, units.size()).boxed().toList();
    }
  }

  /**
   * Goes on with a unit.
   *
   * @param time of this call; what is not done by then is for the next
   * @return how far it is; done also once the run's deadline is over
   */
  public UnitState work(String run, int number, Duration time) {
    UnitState state = store.unit(run, number);
    if (state.done()) {
      return state;
    }
    Duration left = Duration.between(clock.instant(), store.plan(run).deadline());
    if (left.isNegative() || left.isZero()) {
      return keep(run, state.broken("not verified before the run's deadline"));
    }
    try (Lane lane = lane()) {
      TimeBudget budget = TimeBudget.of(left.compareTo(time) < 0 ? left : time);
      Surroundings surroundings = Surroundings.read(lane, options);
      return keep(run, surroundings.run(lane, state, budget, new Saving(run)));
    } catch (CouldNotVerifyException failure) {
      return keep(run, state.broken(failure.getMessage()));
    }
  }

  private UnitState keep(String run, UnitState state) {
    store.save(run, state);
    return state;
  }

  /** Puts the units together and records the verdict. */
  public RecordedVerdict summarize(String run) {
    UnitStore.Plan plan = store.plan(run);
    Report report =
        Report.of(
            new Report.Scope(
                sides.source.address().toString(),
                sides.target.address().toString(),
                plan.startedAt(),
                clock.instant(),
                plan.sourceGtids(),
                targetGtids(),
                options.hash().name(),
                0,
                options.warnings().stream().sorted().toList()),
            store.units(run));
    RecordedVerdict verdict = verdict(run, report);
    verdicts.record(verdict);
    return verdict;
  }

  private String targetGtids() {
    try (Lane lane = lane()) {
      return lane.target(Replication::executed);
    } catch (CouldNotVerifyException gone) {
      // The verdict stands on what the units saw; the position is only for the record.
      return "";
    }
  }

  private RecordedVerdict verdict(String run, Report report) {
    return new RecordedVerdict(
        report.verdict(),
        report.summary(),
        clock.instant(),
        run,
        sides.from.key(),
        sides.from.other().key(),
        report.scope().sourceGtids(),
        report.scope().targetGtids(),
        report.tables().stream().mapToLong(table -> table.rowsExpected()).sum(),
        report.tables().stream().mapToLong(table -> table.rowsCompared()).sum(),
        report.failures().stream().limit(RECORDED_FAILURES).toList());
  }

  /** Keeps the cursor now and then, so that a call that is killed loses little. */
  private final class Saving implements Consumer<UnitState> {
    private static final long INTERVAL_NANOS = 20_000_000_000L;

    private final String run;
    private long next = System.nanoTime() + INTERVAL_NANOS;

    private Saving(String run) {
      this.run = run;
    }

    @Override
    public void accept(UnitState state) {
      if (System.nanoTime() - next > 0) {
        store.save(run, state);
        next = System.nanoTime() + INTERVAL_NANOS;
      }
    }
  }
}
