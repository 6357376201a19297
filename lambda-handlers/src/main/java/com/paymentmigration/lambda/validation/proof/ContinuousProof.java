package com.paymentmigration.lambda.validation.proof;

import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.DatabaseSession;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.SkippedTransactions;
import com.paymentmigration.lambda.cutover.StateConflictException;
import com.paymentmigration.lambda.cutover.StatementFailedException;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.validation.compare.Findings;
import com.paymentmigration.lambda.validation.compare.KnownDifferences;
import com.paymentmigration.lambda.validation.compare.Lane;
import com.paymentmigration.lambda.validation.compare.StopSignal;
import com.paymentmigration.lambda.validation.compare.TableComparer;
import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;
import com.paymentmigration.lambda.validation.server.Server;
import com.paymentmigration.lambda.validation.table.Key;
import com.paymentmigration.lambda.validation.table.KeyRange;
import com.paymentmigration.lambda.validation.table.TablePair;
import com.paymentmigration.lambda.validation.work.Options;
import com.paymentmigration.lambda.validation.work.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the writer and the standby all the time while replication is armed, in whichever
 * direction it runs: the newest rows and both binary logs every few seconds, all rows in rounds at
 * a bounded pace. A difference is named only once it was looked at again over replication. One call
 * a minute works for most of the minute; a call takes over from the one before it, and goes on
 * where that one was. Reads only, but for its own record.
 */
public final class ContinuousProof {
  private static final Logger LOG = LoggerFactory.getLogger(ContinuousProof.class);

  /** Longest wait for the standby to execute what is compared. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<MigrationState> states;
  private final Sides sides;
  private final ProofRecords records;
  private final ProofPace pace;
  private final Timing timing;
  private final Supplier<String> owners;
  private final Function<Environment, Instant> validated;

  /**
   * Both sides.
   *
   * @param servers for their binary logs
   * @param rows for their rows
   */
  public record Sides(DatabasePair servers, Function<Environment, Server> rows) {}

  /** What a call did. */
  public enum Outcome {
    /** Replication is not armed: the sides have nothing in common yet. */
    NOT_ARMED,
    /** A run moves the writer: nothing is asked of the servers meanwhile. */
    LEFT_TO_THE_RUN,
    /** Worked until its time was over. */
    WORKED,
    /** A later call goes on in its place. */
    TAKEN_OVER,
    /** A side cannot be asked: the next call tries again. */
    LATER
  }

  /**
   * The use case over its ports.
   *
   * @param states reads the state item
   * @param owners gives a text unique to each call
   * @param validated when the latest validation of all rows began, if it passed from this source;
   *     {@link Instant#EPOCH} if none did
   */
  public ContinuousProof(
      Supplier<MigrationState> states,
      Sides sides,
      ProofRecords records,
      ProofPace pace,
      Timing timing,
      Supplier<String> owners,
      Function<Environment, Instant> validated) {
    this.states = states;
    this.sides = sides;
    this.records = records;
    this.pace = pace;
    this.timing = timing;
    this.owners = owners;
    this.validated = validated;
  }

  /** One call. */
  public Outcome prove() {
    Instant end = timing.now().plus(pace.time());
    String owner = owners.get();
    try {
      Outcome last;
      do {
        last = once(owner, end);
      } while (last == Outcome.LEFT_TO_THE_RUN && timing.now().isBefore(end));
      return last;
    } catch (StateConflictException another) {
      return Outcome.TAKEN_OVER;
    }
  }

  private Outcome once(String owner, Instant end) {
    MigrationState state = states.get();
    Optional<Outcome> left = leftAlone(state);
    if (left.isEmpty()) {
      return new Call(state, owner, end).run();
    }
    if (left.get() == Outcome.NOT_ARMED) {
      forget();
    } else {
      timing.pauser().pause(Duration.ofSeconds(1));
    }
    return left.get();
  }

  /** What was proven before replication is armed anew says nothing of what comes. */
  private void forget() {
    records
        .latest()
        .filter(proof -> !proof.lookedAt().equals(Instant.EPOCH))
        .ifPresent(proof -> records.save(proof, anew(proof.version() + 1)));
  }

  private static RowProof anew(long version) {
    RowProof none = RowProof.NONE;
    return new RowProof(
        version,
        none.owner(),
        none.lookedAt(),
        none.provenUntil(),
        none.rounds(),
        none.round(),
        none.strays(),
        none.more(),
        none.skipped(),
        none.cursor(),
        none.newest(),
        none.reason());
  }

  private static Optional<Outcome> leftAlone(MigrationState state) {
    return switch (state.status()) {
      case READY -> Optional.of(Outcome.NOT_ARMED);
      case CUTTING_OVER, ROLLING_BACK -> Optional.of(Outcome.LEFT_TO_THE_RUN);
      case REPLICATING, SHIFTING, SWITCHED, COMPLETED, ROLLED_BACK, HALTED -> Optional.empty();
    };
  }

  /** One call in one direction. */
  private final class Call {
    private final MigrationState begun;
    private final Environment source;
    private final Instant end;
    private final ProofDraft draft;
    private Lane lane;
    private Surroundings surroundings;
    private final SortedMap<String, TablePair> tables = new TreeMap<>();

    Call(MigrationState begun, String owner, Instant end) {
      this.begun = begun;
      this.source = begun.promoted();
      this.end = end;
      this.draft = new ProofDraft(source, owner, records.latest().orElse(RowProof.NONE));
    }

    Outcome run() {
      save();
      try (Lane opened =
              new Lane(
                  sides.rows().apply(source),
                  sides.rows().apply(source.other()),
                  new StopSignal());
          DatabaseSession writer = sides.servers().of(source).connect();
          DatabaseSession standby = sides.servers().of(source.other()).connect()) {
        lane = opened;
        surroundings =
            Surroundings.read(
                lane, Options.DEFAULT.withChecks(List.of()).withLagPatience(PATIENCE));
        surroundings
            .pairs()
            .forEach(
                (name, pair) -> {
                  if (pair.order().isPresent() && pair.comparable()) {
                    tables.put(name, pair);
                  }
                });
        return work(writer, standby);
      } catch (StateConflictException another) {
        throw another;
      } catch (CouldNotVerifyException | MigrationException away) {
        LOG.warn("proof: a side cannot be asked now", away);
        draft.unproven(String.valueOf(away.getMessage()));
        save();
        return Outcome.LATER;
      }
    }

    private Outcome work(DatabaseSession writer, DatabaseSession standby) {
      do {
        Instant next = timing.now().plus(pace.every());
        Instant due = next.isBefore(end) ? next : end;
        look(writer, standby);
        // What was seen while the writer moved may be no difference at all: it is not recorded.
        Optional<Outcome> left = moved();
        if (left.isPresent()) {
          return left.get();
        }
        save();
        left = round(due);
        if (left.isPresent()) {
          return left.get();
        }
        save();
        Duration idle = Duration.between(timing.now(), due);
        if (!idle.isNegative() && !idle.isZero()) {
          timing.pauser().pause(idle);
        }
      } while (timing.now().isBefore(end));
      return Outcome.WORKED;
    }

    private void save() {
      RowProof next = draft.next(timing.now());
      records.save(draft.saved(), next);
      draft.saved(next);
    }

    /** The newest rows, what was logged since, and what was found to differ before. */
    private void look(DatabaseSession writer, DatabaseSession standby) {
      Instant since = timing.now();
      if (!surroundings.replication().following()) {
        draft.unproven("the standby does not replicate");
        return;
      }
      if (!surroundings.unmatched().isEmpty()) {
        draft.unproven("on one side only: " + String.join(", ", surroundings.unmatched()));
        return;
      }
      try {
        boolean complete = logs(writer, standby);
        known();
        String unread = newest();
        if (complete && unread.isEmpty()) {
          draft.proven(since);
        } else {
          draft.unproven(unread.isEmpty() ? "the standby is behind" : unread);
        }
      } catch (CouldNotVerifyException failure) {
        draft.unproven(failure.getMessage());
      }
    }

    private boolean logs(DatabaseSession writer, DatabaseSession standby) {
      try {
        SkippedTransactions.Look look =
            new SkippedTransactions(source, writer, standby, timing.now())
                .look(draft.cursor(), PATIENCE);
        draft.logged(look);
        return look.complete();
      } catch (StatementFailedException unread) {
        LOG.warn("proof: binary logs cannot be read on: everything is proven anew", unread);
        draft.begin("binary logs: " + unread.getMessage());
        return false;
      }
    }

    private void known() {
      for (Map.Entry<String, List<Key>> each : draft.known().entrySet()) {
        TablePair pair = tables.get(each.getKey());
        if (pair != null) {
          draft.still(
              pair,
              KnownDifferences.still(lane, pair, surroundings.replication(), each.getValue()),
              timing.now());
        }
      }
    }

    /**
     * Compares from where the last look found the newest rows to begin.
     *
     * @return why something could not be compared; empty if everything was
     */
    private String newest() {
      String unread = "";
      for (TablePair pair : tables.values()) {
        Key next = boundary(pair);
        Key from = draft.newest(pair.name());
        String why = compare(pair, new KeyRange(from == null ? next : from, null));
        unread = unread.isEmpty() ? why : unread;
        draft.newest(pair.name(), next);
      }
      return unread;
    }

    private Key boundary(TablePair pair) {
      List<List<String>> rows =
          lane.source(session -> session.rows(pair.newest(ProofPace.NEWEST_ROWS)));
      return rows.isEmpty() || rows.get(0).contains(null) ? null : new Key(rows.get(0));
    }

    private String compare(TablePair pair, KeyRange range) {
      TableComparer comparer = comparer(pair, range);
      String unread = "";
      Key after = range.after();
      do {
        TableComparer.Chunk chunk = comparer.next(after, draft.room());
        unread = take(pair, chunk.findings(), unread);
        after = chunk.range().upTo();
      } while (after != null);
      return unread;
    }

    private TableComparer comparer(TablePair pair, KeyRange range) {
      return new TableComparer(lane, pair, range, surroundings.replication(), ProofPace.CHUNK_ROWS);
    }

    private String take(TablePair pair, Findings findings, String unread) {
      draft.take(pair, findings, timing.now());
      return !unread.isEmpty() || findings.reason().isEmpty() || findings.busyOnly()
          ? unread
          : pair.name() + ": " + findings.reason();
    }

    /**
     * Goes on with the round until the next look is due; ends one round at most.
     *
     * @return why this call ends; empty if it goes on
     */
    private Optional<Outcome> round(Instant due) {
      if (!surroundings.replication().following()) {
        return moved();
      }
      if (draft.cursor().equals(RowProof.Cursor.END)) {
        // What a round proves holds from where the binary logs are compared on.
        return moved();
      }
      try {
        if (draft.round().startedAt().equals(Instant.EPOCH)) {
          draft.beginRound(timing.now(), estimate(), left());
        }
        String table = draft.round().table().isEmpty() ? first() : draft.round().table();
        // One step at least: a call whose time is eaten up by connecting must get on, too.
        boolean began = false;
        while (table != null && (!began || timing.now().isBefore(due))) {
          began = true;
          Optional<Outcome> moved = moved();
          if (moved.isPresent()) {
            return moved;
          }
          table = goOn(table, due);
        }
        if (table == null) {
          draft.roundDone(timing.now());
        } else if (draft.rounds() == 0) {
          draft.validated(validated.apply(source));
        }
      } catch (CouldNotVerifyException failure) {
        LOG.warn("proof: the round waits: {}", failure.getMessage());
      }
      return moved();
    }

    private String first() {
      return tables.isEmpty() ? null : tables.firstKey();
    }

    /**
     * Whether the writer moves, or has moved since this began: a run has an epoch of its own.
     *
     * @return the end of this; empty if it goes on
     */
    private Optional<Outcome> moved() {
      MigrationState now = states.get();
      Optional<Outcome> left = leftAlone(now);
      return left.isEmpty() && (now.promoted() != source || now.epoch() != begun.epoch())
          ? Optional.of(Outcome.LEFT_TO_THE_RUN)
          : left;
    }

    /** Some chunks of a table; the table to go on with, null if it was the last. */
    private String goOn(String table, Instant due) {
      TablePair pair = tables.get(table);
      if (pair == null) {
        return after(table);
      }
      TableComparer comparer = comparer(pair, KeyRange.ALL);
      List<String> key = draft.round().table().equals(table) ? draft.round().key() : List.of();
      Key at = key.isEmpty() ? null : new Key(key);
      Instant look = timing.now().plusSeconds(1);
      do {
        Instant began = timing.now();
        surroundings.throttle().await(lane);
        TableComparer.Chunk chunk = comparer.next(at, draft.room());
        String unread = take(pair, chunk.findings(), "");
        if (!unread.isEmpty()) {
          throw new CouldNotVerifyException(unread, false, null);
        }
        at = chunk.range().upTo();
        draft.roundAt(table, at, chunk.rowsSource());
        timing
            .pauser()
            .pause(pace.pause(chunk.rowsSource(), Duration.between(began, timing.now())));
      } while (at != null && timing.now().isBefore(due) && timing.now().isBefore(look));
      return at == null ? after(table) : table;
    }

    private String after(String table) {
      SortedMap<String, TablePair> behind = tables.tailMap(table + "\0");
      String next = behind.isEmpty() ? null : behind.firstKey();
      if (next != null) {
        draft.roundAt(next, null, 0);
      }
      return next;
    }

    private long estimate() {
      return tables.values().stream().mapToLong(TablePair::estimatedRows).sum();
    }

    /** Tables whose rows have no key: a validation compares them. */
    private List<String> left() {
      return surroundings.pairs().keySet().stream()
          .filter(name -> !tables.containsKey(name))
          .toList();
    }
  }
}
