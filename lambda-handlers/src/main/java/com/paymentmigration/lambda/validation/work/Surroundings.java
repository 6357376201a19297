package com.paymentmigration.lambda.validation.work;

import com.paymentmigration.lambda.validation.check.CheckContext;
import com.paymentmigration.lambda.validation.check.CheckResult;
import com.paymentmigration.lambda.validation.check.CheckRunner;
import com.paymentmigration.lambda.validation.compare.Both;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.Replication;
import com.paymentmigration.lambda.validation.compare.Throttle;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.ServerVersion;
import com.paymentmigration.lambda.validation.server.Session;
import com.paymentmigration.lambda.validation.table.RowForm;
import com.paymentmigration.lambda.validation.table.RowHash;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.table.TableShape;
import com.paymentmigration.lambda.validation.table.TableShapes;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.lambda.validation.unit.WorkUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker reads before it begins: tables of both sides, and how the target follows.
 *
 * @param options how to validate
 * @param form how rows are digested
 * @param source tables of the source
 * @param target tables of the target
 * @param replication how the target follows
 * @param throttle when to hold back
 */
public record Surroundings(
    Options options,
    RowForm form,
    SortedMap<String, TableShape> source,
    SortedMap<String, TableShape> target,
    Replication replication,
    Throttle throttle) {
  private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

  /**
   * Longest text of a row, in bytes: 64 kB of short columns, or a hash and separators of each of
   * 4096 long ones. The server replaces a longer one by NULL.
   */
  private static final int SMALLEST_PACKET = 512 * 1024;

  /**
   * Reads them.
   *
   * @throws CouldNotVerifyException if a server does not answer or is too old
   */
  public static Surroundings read(Lane lane, Options options) {
    return read(lane, options, "");
  }

  /**
   * Reads what {@code unit} needs: of a schema of many tables only its own, for a worker that does
   * one unit.
   *
   * @throws CouldNotVerifyException if a server does not answer or is too old
   */
  public static Surroundings read(Lane lane, Options options, WorkUnit unit) {
    return read(lane, options, unit.table());
  }

  private static Surroundings read(Lane lane, Options options, String table) {
    Both<String> servers = lane.both(Surroundings::identity);
    if (servers.source().equals(servers.target())) {
      throw new CouldNotVerifyException(
          "source and target are the same schema of the same server", false, null);
    }
    Both<ServerVersion> versions = lane.both(Session::version);
    if (!versions.target().aggregatesBinary()) {
      throw new CouldNotVerifyException(
          "target: "
              + versions.target()
              + ", allowed: MySQL 8.0 or newer; 5.7 can be a source only",
          false,
          null);
    }
    Both<SortedMap<String, TableShape>> shapes =
        lane.both(session -> TableShapes.read(session, table));
    List<String> impossible = options.selection().impossible(shapes.source(), shapes.target());
    // Who reads one table cannot tell what is in the others.
    if (table.isEmpty() && !impossible.isEmpty()) {
      throw new CouldNotVerifyException(String.join("; ", impossible), false, null);
    }
    Replication replication = Replication.of(lane, options.lagPatience());
    return new Surroundings(
        options,
        RowForm.of(options.hash(), versions.source(), versions.target()),
        options.selection().of(shapes.source()),
        options.selection().of(shapes.target()),
        replication,
        new Throttle(options.throttle(), replication));
  }

  /** Which schema of which server, once it is known to be one that can be compared. */
  private static String identity(Session session) {
    List<String> facts =
        session.row(
            "SELECT @@GLOBAL.max_allowed_packet, @@server_uuid, @@hostname, @@port, DATABASE()");
    if (Long.parseLong(facts.get(0)) < SMALLEST_PACKET) {
      throw new CouldNotVerifyException(
          session.address()
              + ": max_allowed_packet "
              + facts.get(0)
              + ", allowed: "
              + SMALLEST_PACKET
              + " or more",
          false,
          null);
    }
    return String.join(" ", facts.subList(1, facts.size()));
  }

  /** Hash of a row that both servers know. */
  public RowHash rowHash() {
    return form.hash();
  }

  /** Tables that both sides have and that are asked for. */
  public SortedMap<String, TablePair> pairs() {
    SortedMap<String, TablePair> pairs = new TreeMap<>();
    source.keySet().stream()
        .filter(name -> target.containsKey(name) && options.selection().wants(name))
        .forEach(name -> pairs.put(name, pair(name)));
    return pairs;
  }

  private TablePair pair(String name) {
    return new TablePair(
        source.get(name), target.get(name), form, options.selection().condition(name));
  }

  /** Runs the checks. */
  public List<CheckResult> check(Lane lane) {
    return new CheckRunner(options.checks(), options.warnings(), options.accepted())
        .run(
            new CheckContext(
                lane,
                source,
                target,
                options.selection(),
                replication,
                options.replicationExpected()));
  }

  /**
   * Tables that cannot be compared and that no check reports: without the check of the tables, one
   * that a side lacks; and whatever is asked for and is on neither side.
   */
  public NavigableSet<String> unmatched() {
    NavigableSet<String> names = new TreeSet<>(List.copyOf(options.selection().tables()));
    if (!checks("tables")) {
      Stream.of(source, target)
          .flatMap(side -> side.keySet().stream())
          .filter(options.selection()::wants)
          .forEach(names::add);
      names.removeIf(name -> source.containsKey(name) && target.containsKey(name));
    } else {
      names.removeIf(name -> source.containsKey(name) || target.containsKey(name));
    }
    return names;
  }

  private boolean checks(String name) {
    return options.checks().stream().anyMatch(check -> check.name().equals(name));
  }

  /** Goes on with a unit. */
  public UnitState run(Lane lane, UnitState state, TimeBudget time, Consumer<UnitState> progress) {
    if (state.unit().runsChecks()) {
      return UnitState.checked(check(lane));
    }
    String name = state.unit().table();
    if (!source.containsKey(name) || !target.containsKey(name)) {
      return state.broken("the table is on " + sides(name));
    }
    TablePair pair = pair(name);
    UnitState after;
    try {
      after =
          new TableRun(new Comparison(lane, pair, replication, throttle), state)
              .run(time, progress);
    } catch (RuntimeException defect) {
      // A fault of this program in one table must not take the other tables' results along.
      LOG.error("validation of {}", name, defect);
      return state.broken("the comparison failed: " + defect.getClass().getSimpleName());
    }
    List<String> alone = pair.columnsOfOneSide();
    return after.done() && after.reason().isEmpty() && !alone.isEmpty() && !checks("columns")
        ? after.broken("columns of one side only: " + String.join(", ", alone))
        : after;
  }

  private String sides(String table) {
    if (source.containsKey(table)) {
      return "the source only";
    }
    return target.containsKey(table) ? "the target only" : "neither side";
  }
}
