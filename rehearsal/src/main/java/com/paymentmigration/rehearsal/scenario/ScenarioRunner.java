package com.paymentmigration.rehearsal.scenario;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.rehearsal.check.Bookkeeping;
import com.paymentmigration.rehearsal.check.Books;
import com.paymentmigration.rehearsal.check.Drift;
import com.paymentmigration.rehearsal.check.Fences;
import com.paymentmigration.rehearsal.check.Trail;
import com.paymentmigration.rehearsal.load.Counters;
import com.paymentmigration.rehearsal.load.Load;
import com.paymentmigration.rehearsal.record.CheckResult;
import com.paymentmigration.rehearsal.record.Event;
import com.paymentmigration.rehearsal.record.Figures;
import com.paymentmigration.rehearsal.record.RunListener;
import com.paymentmigration.rehearsal.record.ScenarioRecord;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays one scenario on a world: load before, during and after it, then every check. */
final class ScenarioRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioRunner.class);
  private static final long BEFORE_MILLIS = 1_200;
  private static final long AFTER_MILLIS = 500;

  private final World world;
  private final RunListener listener;

  ScenarioRunner(World world, RunListener listener) {
    this.world = world;
    this.listener = listener;
  }

  ScenarioRecord play(Scenario scenario) throws IOException, GeneralSecurityException {
    Recorder recorder = new Recorder(listener);
    recorder.begin(scenario.name(), scenario.description());
    Stage stage = new Stage(world, recorder);
    world.front().takeFirstBadProbe();
    Runnable unwatch = new Narrator(recorder).watch(world);
    long from;
    long to;
    Counters counters;
    try (Load load = world.startLoad();
        Sampler sampler = new Sampler(world, recorder, load.counters())) {
      counters = load.counters();
      from = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      sampler.start();
      play(scenario, stage, recorder);
      to = System.nanoTime();
      world.calm();
      load.stop();
    }
    unwatch.run();
    List<CheckResult> checks = new ArrayList<>(stage.checks());
    Figures figures = judge(stage, scenario, recorder, counters, new Span(from, to), checks);
    tell(checks, recorder);
    ScenarioRecord record =
        new ScenarioRecord(
            scenario.name(),
            scenario.description(),
            scenario.expected(),
            checks.stream().allMatch(CheckResult::passed),
            recorder.now(),
            recorder.samples(),
            recorder.events(),
            checks,
            figures);
    listener.scenarioEnded(record);
    return record;
  }

  /** Those that failed one by one, the others as one: a timeline has room for what is odd. */
  private static void tell(List<CheckResult> checks, Recorder recorder) {
    checks.stream()
        .filter(check -> !check.passed())
        .forEach(
            check ->
                recorder.event(Event.LANE_CHECK, check.name() + ": " + check.detail(), Event.BAD));
    long passed = checks.stream().filter(CheckResult::passed).count();
    recorder.event(
        Event.LANE_CHECK, passed + " of " + checks.size() + " checks passed", Event.GOOD);
  }

  private record Span(long from, long to) {}

  private void play(Scenario scenario, Stage stage, Recorder recorder) {
    try {
      TimeUnit.MILLISECONDS.sleep(BEFORE_MILLIS);
      scenario.play().on(stage);
      stage.awaitRest();
      TimeUnit.MILLISECONDS.sleep(AFTER_MILLIS);
      stage.check("the scenario plays to its end", true, "in " + recorder.now() + " ms");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stage.check("the scenario plays to its end", false, "interrupted");
    } catch (RuntimeException failure) {
      LOG.error("scenario {} failed", scenario.name(), failure);
      stage.check("the scenario plays to its end", false, String.valueOf(failure));
    }
  }

  private Figures judge(
      Stage stage,
      Scenario scenario,
      Recorder recorder,
      Counters counters,
      Span span,
      List<CheckResult> checks) {
    MigrationState state = world.state();
    checks.add(stage.endCheck(scenario.ends()));
    Trail trail = new Trail(world.deployment().clients().dynamoDb(), world.stateTable());
    checks.addAll(trail.check(world.store()));
    checks.addAll(Drift.check(world.deployment(), world.front().weights(), state));
    checks.add(
        new CheckResult(
            "sessions are intact",
            counters.brokenSessions().isEmpty(),
            counters.brokenSessions().isEmpty()
                ? "every read was what its client had left"
                : String.join("; ", counters.brokenSessions())));
    checks.add(
        new CheckResult(
            "no read failed",
            counters.failedReads() == 0,
            counters.failedReads() + " of " + counters.requests() + " requests"));
    Books.Counted counted = new Books.Counted(0, 0);
    Environment writer = state.writer().environment().orElse(null);
    if (writer != null) {
      Bookkeeping books = world.books(writer);
      counted = books.counted();
      checks.addAll(books.check(trail.moves()));
      checks.addAll(Fences.check(world.pair(), writer));
      if (state.status().atRest()) {
        checks.add(books.standby());
      }
    }
    WayBack back = WayBack.of(stage, recorder, state);
    checks.addAll(back.checks());
    return new Figures(
        counters.requests(),
        counters.failedReads(),
        counters.failedWrites(),
        world.ledger().longestGapMillis(span.from(), span.to()),
        back.trafficMillis(),
        back.writerMillis(),
        counted.lost(),
        counted.doubled());
  }
}
