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
import com.paymentmigration.lambda.validation.server.ServerFacts;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
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

  /** What a chunk under way gets, once the time of its call is over, before it is broken off. */
  public static final Duration GRACE = Duration.ofSeconds(90);

  private static final int RECORDED_FAILURES = 20;

  private final Sides sides;
  private final Options options;
  private final UnitStore store;
  private final RecordedVerdicts verdicts;
  private final Clock clock;
  private final Duration grace;

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
    this(sides, options, store, verdicts, clock, GRACE);
  }

  /** Steps over their ports, with another grace than {@link #GRACE}. */
  ValidationJob(
      Sides sides,
      Options options,
      UnitStore store,
      RecordedVerdicts verdicts,
      Clock clock,
      Duration grace) {
    this.grace = grace;
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
   * @param time of this call; what is not done by then is for the next. A chunk that is under way
   *     then has {@link #GRACE} to end, or is broken off and begun again by the next call
   * @return how far it is; done also once the run's deadline is over, or if a whole call is not
   *     enough for one chunk
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
    Duration allowed = left.compareTo(time) < 0 ? left : time;
    StopSignal signal = new StopSignal();
    Saving saving = new Saving(run, state);
    Duration whole = allowed.plus(grace);
    try (HardStop stop = HardStop.after(whole, () -> end(signal, whole));
        Lane lane = new Lane(sides.source, sides.target, signal)) {
      UnitState after = go(lane, state, TimeBudget.of(allowed), saving);
      // Broken off, with chunks compared before: the next call goes on after the last of them.
      return keep(run, stop.fired() && !saving.last.equals(state) ? saving.last : after);
    }
  }

  private UnitState go(Lane lane, UnitState state, TimeBudget budget, Saving saving) {
    try {
      return Surroundings.read(lane, options, state.unit()).run(lane, state, budget, saving);
    } catch (CouldNotVerifyException failure) {
      return state.broken(failure.getMessage());
    }
  }

  private void end(StopSignal signal, Duration whole) {
    signal.stop("took longer than a call of " + whole.toSeconds() + " s");
    sides.source.killRunning();
    sides.target.killRunning();
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
                ServerFacts.unknown(sides.source),
                ServerFacts.unknown(sides.target),
                plan.startedAt(),
                clock.instant(),
                plan.sourceGtids(),
                targetGtids(),
                options.hash().name(),
                0,
                options.warnings().stream().sorted().toList(),
                options.left(),
                options.accepted(),
                false),
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
        report.scope().startedAt(),
        clock.instant(),
        run,
        sides.from.key(),
        sides.from.other().key(),
        report.scope().sourceGtids(),
        report.scope().targetGtids(),
        report.rowsExpected().rows(),
        report.tables().stream().mapToLong(table -> table.rowsCompared()).sum(),
        report.failures().stream().limit(RECORDED_FAILURES).toList());
  }

  /** Keeps the cursor now and then, so that a call that is killed loses little. */
  private final class Saving implements Consumer<UnitState> {
    private static final long INTERVAL_NANOS = 20_000_000_000L;

    private final String run;
    private UnitState last;
    private long next = System.nanoTime() + INTERVAL_NANOS;

    private Saving(String run, UnitState begun) {
      this.run = run;
      this.last = begun;
    }

    @Override
    public void accept(UnitState state) {
      last = state;
      if (System.nanoTime() - next > 0) {
        store.save(run, state);
        next = System.nanoTime() + INTERVAL_NANOS;
      }
    }
  }
}
