package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute, in whatever status, for transactions that only the standby has.
 *
 * <p>Foreign ones withdraw a recorded PASS, are an audit event and a mail, and their events are
 * kept. They stay where they are until two people have asked, by name, that the writer counts one
 * as executed: then it is never run there, and every difference of data that it made stays for the
 * next validation to find.
 *
 * <p>Transactions that changed nothing but tables of the service or of the migration are counted as
 * executed on the writer at once, while the binary log still tells what they are. Once it does not,
 * nobody could tell them from foreign ones, and the way back could not be armed (error 1236).
 */
public final class WatchStrangers {
  private static final Logger LOG = LoggerFactory.getLogger(WatchStrangers.class);
  private static final String ACTOR = "watch of foreign transactions";

  private final DatabasePair servers;
  private final StateWriter states;
  private final ForeignRecords records;
  private final RecordedPass pass;
  private final Notifier notifier;

  /** The use case over its ports. */
  public WatchStrangers(
      DatabasePair servers,
      StateWriter states,
      ForeignRecords records,
      RecordedPass pass,
      Notifier notifier) {
    this.servers = servers;
    this.states = states;
    this.records = records;
    this.pass = pass;
    this.notifier = notifier;
  }

  /** What was found. */
  public enum Outcome {
    /** Replication was never armed: the sides have nothing in common yet. */
    NOT_ARMED,
    /** A run moves the writer and looks itself. */
    LEFT_TO_THE_RUN,
    /** The standby has no foreign transaction. */
    NONE,
    /** It has, and nobody has decided. */
    FOUND,
    /** At least one was absorbed as two people asked. */
    ABSORBED,
    /** A side is away, or another actor is at work: the next look repeats it. */
    LATER
  }

  /** One look. */
  public Outcome look() {
    MigrationState state = states.read();
    Optional<Outcome> left = leftAlone(state);
    if (left.isPresent()) {
      return left.get();
    }
    try (DatabaseSession writer = servers.of(state.promoted()).connect();
        DatabaseSession standby = servers.of(state.promoted().other()).connect()) {
      return new Look(state, writer, standby).run();
    } catch (TransientFailureException
        | SessionLostException
        | StateConflictException
        | StaleActorException notNow) {
      LOG.warn("foreign transactions: not looked for now", notNow);
      return Outcome.LATER;
    }
  }

  /** One look at one state. */
  private final class Look {
    private final MigrationState seen;
    private final Environment side;
    private final DatabaseSession writer;
    private final DatabaseSession standby;

    Look(MigrationState seen, DatabaseSession writer, DatabaseSession standby) {
      this.seen = seen;
      this.side = seen.promoted().other();
      this.writer = writer;
      this.standby = standby;
    }

    Outcome run() {
      // The standby first: what it has from the writer is on the writer then.
      GtidSet there = standby.executed();
      GtidSet alone = there.subtract(writer.executed());
      List<TransactionContent> contents = alone.isEmpty() ? List.of() : standby.contents(alone);
      Strangers found = Strangers.of(side, contents, standby.pairedAccounts());
      MigrationState noted = note(found);
      List<TransactionContent> absorbable =
          contents.stream().filter(Strangers::changedServiceTablesOnly).toList();
      if (!absorbable.isEmpty() && atRest(noted)) {
        underLock(noted, () -> writer.appendPurged(gtids(absorbable)));
      }
      return found.none() ? Outcome.NONE : absorbed(noted, found);
    }

    /** Writes to the state item only when it is news: the look is repeated every minute. */
    private MigrationState note(Strangers found) {
      if (!found.none()) {
        pass.withdraw(found.shown());
      }
      String gtids = gtids(found.transactions()).toString();
      if (gtids.equals(seen.foreign())) {
        return seen;
      }
      if (found.none()) {
        return write(
            Intent.FOREIGN_GONE, new Cause(ACTOR, "no longer foreign: " + seen.foreign()), gtids);
      }
      found.transactions().forEach(each -> records.keep(side, each));
      LOG.error("{}", found);
      MigrationState noted = write(Intent.FOREIGN_FOUND, new Cause(ACTOR, found.shown()), gtids);
      tell(found);
      return noted;
    }

    /** The reason of the state stays: a halted run's is the key to the runbook. */
    private MigrationState write(Intent intent, Cause cause, String gtids) {
      return states.change(
          seen, intent, cause, draft -> draft.reason(seen.reason()).foreign(gtids));
    }

    private void tell(Strangers found) {
      notifier.publish(
          "Foreign transactions on the standby " + side.key(),
          """
          %s

          Somebody who is neither the migration nor the service wrote on %s alone. No recorded \
          validation counts any more. Every run is refused, and a rollback of the writer onto %s \
          would halt, until this is settled.
          Find out who it was, compare both sides, see docs/runbook.md#foreign-transactions.
          """
              .formatted(found.shown(), side.key(), side.key()));
    }

    private Outcome absorbed(MigrationState noted, Strangers found) {
      Outcome outcome = Outcome.FOUND;
      for (TransactionContent each : found.transactions()) {
        Optional<Absorption> wanted = records.wanted(each.gtid()).filter(Absorption::byTwo);
        if (wanted.isPresent() && atRest(noted)) {
          absorb(wanted.get());
          outcome = Outcome.ABSORBED;
        }
      }
      return outcome;
    }

    private void absorb(Absorption wanted) {
      underLock(
          seen,
          () -> {
            MigrationState latest = states.readAs(seen.epoch());
            states.change(
                latest, Intent.ABSORB, wanted.cause(), draft -> draft.reason(latest.reason()));
            writer.appendPurged(GtidSet.parse(wanted.gtid()));
          });
    }

    /** Gives way to everyone: kills no holder of the lock. */
    private void underLock(MigrationState before, Runnable change) {
      if (!writer.takeLock(Deadlines.MIGRATION_LOCK)) {
        throw new TransientFailureException(
            side.other().key() + ": the migration lock is held by " + writer.lockHolder());
      }
      if (!atRest(states.readAs(before.epoch()))) {
        throw new StaleActorException("a run began");
      }
      change.run();
      writer.releaseLock();
    }
  }

  private static GtidSet gtids(List<TransactionContent> transactions) {
    return transactions.stream()
        .map(each -> GtidSet.parse(each.gtid()))
        .reduce(GtidSet.EMPTY, GtidSet::union);
  }

  private static boolean atRest(MigrationState state) {
    return (state.status().atRest() || state.status() == MigrationStatus.HALTED)
        && state.step() == RunStep.IDLE;
  }

  private static Optional<Outcome> leftAlone(MigrationState state) {
    return switch (state.status()) {
      case READY -> Optional.of(Outcome.NOT_ARMED);
      case CUTTING_OVER, ROLLING_BACK -> Optional.of(Outcome.LEFT_TO_THE_RUN);
      case REPLICATING, SHIFTING, SWITCHED, COMPLETED, ROLLED_BACK, HALTED -> Optional.empty();
    };
  }
}
