package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.check.CheckContext;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.CheckRunner;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a worker reads before it begins: tables of both sides, and how the target follows.
 *
 * @param options how to validate
 * @param source tables of the source
 * @param target tables of the target
 * @param replication how the target follows
 * @param throttle when to hold back
 */
public record Surroundings(
    Options options,
    SortedMap<String, TableShape> source,
    SortedMap<String, TableShape> target,
    Replication replication,
    Throttle throttle) {
  private static final int OLDEST_MAJOR = 8;

  /**
   * Reads them.
   *
   * @throws CouldNotVerifyException if a server does not answer or is too old
   */
  public static Surroundings read(Lane lane, Options options) {
    lane.both(
        session -> {
          String version = session.value("SELECT VERSION()");
          if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST_MAJOR) {
            throw new CouldNotVerifyException(
                session.address() + ": MySQL " + version + ", allowed: 8.0 or newer", false, null);
          }
          return version;
        });
    Both<SortedMap<String, TableShape>> shapes = lane.both(TableShapes::read);
    Replication replication = Replication.of(lane, options.lagPatience());
    return new Surroundings(
        options,
        shapes.source(),
        shapes.target(),
        replication,
        new Throttle(options.throttle(), replication));
  }

  /** Tables that both sides have and that are asked for. */
  public SortedMap<String, TablePair> pairs() {
    SortedMap<String, TablePair> pairs = new TreeMap<>();
    source.forEach(
        (name, shape) -> {
          if (target.containsKey(name) && options.wants(name)) {
            pairs.put(name, new TablePair(shape, target.get(name), options.hash()));
          }
        });
    return pairs;
  }

  /** Runs the checks. */
  public List<CheckResult> check(Lane lane) {
    return new CheckRunner(options.checks(), options.warnings())
        .run(new CheckContext(lane, source, target, replication, options.replicationExpected()));
  }

  /** Goes on with a unit. */
  public UnitState run(Lane lane, UnitState state, TimeBudget time, Consumer<UnitState> progress) {
    if (state.unit().runsChecks()) {
      return UnitState.checked(check(lane));
    }
    TablePair pair = pairs().get(state.unit().table());
    return pair == null
        ? state.broken("the table disappeared meanwhile")
        : new TableRun(new Comparison(lane, pair, replication, throttle), state)
            .run(time, progress);
  }
}
