package com.paymentmigration.lambda.domain;

import static com.paymentmigration.lambda.domain.MigrationStatus.COMPLETED;
import static com.paymentmigration.lambda.domain.MigrationStatus.CUTTING_OVER;
import static com.paymentmigration.lambda.domain.MigrationStatus.HALTED;
import static com.paymentmigration.lambda.domain.MigrationStatus.READY;
import static com.paymentmigration.lambda.domain.MigrationStatus.REPLICATING;
import static com.paymentmigration.lambda.domain.MigrationStatus.ROLLED_BACK;
import static com.paymentmigration.lambda.domain.MigrationStatus.ROLLING_BACK;
import static com.paymentmigration.lambda.domain.MigrationStatus.SHIFTING;
import static com.paymentmigration.lambda.domain.MigrationStatus.SWITCHED;

import java.util.ArrayList;
import java.util.List;

/**
 * Every change of status that exists. What is not in the table is refused before it is written;
 * {@code docs/state-diagram.md} is generated from it.
 */
public final class Transitions {
  private static final String NO_OWNER = "no actor at work: step IDLE, or its execution has ended";
  private static final String OWN_EPOCH = "the actor's epoch is the state's";
  private static final String NEW_RUN = "epoch + 1; home := active";
  private static final String TAKE_OVER = "epoch + 1; alarm not older than the run";

  private static final List<Intent> FORWARD =
      List.of(Intent.SET_WEIGHT, Intent.REQUEST_APPROVAL, Intent.START_MOVE);

  /** The table, in the order of a run. */
  public static final List<Transition> ALL = all();

  private Transitions() {}

  private static List<Transition> all() {
    List<Transition> rows = new ArrayList<>();
    row(rows, READY, Intent.BEGIN_REPLICATE, READY, NO_OWNER + "; epoch + 1");
    row(rows, READY, Intent.REPLICATION_PROVEN, REPLICATING, "both directions proven by a marker");
    row(rows, REPLICATING, Intent.BEGIN_REPLICATE, READY, NO_OWNER + "; epoch + 1");
    row(rows, ROLLED_BACK, Intent.BEGIN_REPLICATE, READY, NO_OWNER + "; epoch + 1");
    row(rows, REPLICATING, Intent.BEGIN_MIGRATE, SHIFTING, NEW_RUN);
    row(rows, ROLLED_BACK, Intent.BEGIN_MIGRATE, SHIFTING, NEW_RUN);
    row(rows, COMPLETED, Intent.BEGIN_MIGRATE, SHIFTING, NEW_RUN);
    row(rows, SHIFTING, Intent.SET_WEIGHT, SHIFTING, OWN_EPOCH);
    row(rows, SHIFTING, Intent.PAUSE, SHIFTING, OWN_EPOCH + "; asked for this run by a person");
    row(rows, SHIFTING, Intent.RESUME, SHIFTING, OWN_EPOCH + "; step PAUSED; a person said so");
    row(rows, SHIFTING, Intent.REQUEST_APPROVAL, SHIFTING, OWN_EPOCH);
    row(rows, SHIFTING, Intent.APPROVE, SHIFTING, OWN_EPOCH + "; step APPROVAL");
    row(rows, SHIFTING, Intent.REFUSE, SHIFTING, OWN_EPOCH + "; step APPROVAL");
    row(
        rows,
        SHIFTING,
        Intent.START_MOVE,
        CUTTING_OVER,
        "no rotation lease, no rollbackRequested; epoch + 1");
    row(
        rows,
        CUTTING_OVER,
        Intent.FENCE,
        CUTTING_OVER,
        "both servers locked, epoch re-read, new proven closed; writer := NONE");
    row(
        rows,
        CUTTING_OVER,
        Intent.REQUEST_ROLLBACK,
        CUTTING_OVER,
        "before the deadline of the move, its owner alive");
    row(
        rows,
        CUTTING_OVER,
        Intent.PROMOTE,
        CUTTING_OVER,
        "old fenced, executed sets equal, way back proven, no rollbackRequested;"
            + " promoted := target (abort: promoted = home)");
    row(
        rows,
        CUTTING_OVER,
        Intent.OPENED,
        SWITCHED,
        "promoted = target, proven open; writer := it");
    row(rows, CUTTING_OVER, Intent.OPENED, CUTTING_OVER, "abort: promoted = home, proven open");
    row(rows, SWITCHED, Intent.SET_WEIGHT, SWITCHED, OWN_EPOCH);
    row(rows, SWITCHED, Intent.COMPLETE, COMPLETED, "final bake passed, way back armed");
    for (MigrationStatus from : List.of(SHIFTING, CUTTING_OVER, SWITCHED, COMPLETED, HALTED)) {
      row(rows, from, Intent.BEGIN_ROLLBACK, ROLLING_BACK, guardOfRollback(from));
    }
    row(
        rows,
        ROLLING_BACK,
        Intent.BEGIN_ROLLBACK,
        ROLLING_BACK,
        "its owner is proven dead; epoch + 1");
    row(rows, ROLLING_BACK, Intent.SET_WEIGHT, ROLLING_BACK, OWN_EPOCH);
    row(rows, ROLLING_BACK, Intent.FENCE, ROLLING_BACK, "promoted = target; writer := NONE");
    row(
        rows,
        ROLLING_BACK,
        Intent.PROMOTE,
        ROLLING_BACK,
        "promoted := home only if target fenced and executed sets equal; else promoted unchanged");
    row(rows, ROLLING_BACK, Intent.OPENED, ROLLING_BACK, "promoted proven open; writer := it");
    row(
        rows,
        ROLLING_BACK,
        Intent.ROLLED_BACK,
        ROLLED_BACK,
        "writer = promoted = home, weights back");
    for (MigrationStatus from : List.of(SHIFTING, CUTTING_OVER, SWITCHED, ROLLING_BACK)) {
      row(rows, from, Intent.HALT, HALTED, "a reason; " + OWN_EPOCH);
    }
    for (MigrationStatus at : MigrationStatus.values()) {
      if (at != CUTTING_OVER && at != ROLLING_BACK) {
        row(rows, at, Intent.TAKE_ROTATION_LEASE, at, "lease free or expired");
      }
      row(rows, at, Intent.RELEASE_ROTATION_LEASE, at, "held by the same holder");
      if (at != READY && at != CUTTING_OVER && at != ROLLING_BACK) {
        row(rows, at, Intent.FOREIGN_FOUND, at, "others than before, only on the standby");
        row(rows, at, Intent.FOREIGN_GONE, at, "some were noted, none is left");
        row(rows, at, Intent.ROWS_DIFFER, at, "others than before, found by the continuous proof");
        row(rows, at, Intent.ROWS_PROVEN, at, "some differed, none does any more");
      }
      if (at == HALTED || (at.atRest() && at != READY)) {
        row(rows, at, Intent.ABSORB, at, "named in a request and in an approval of two people");
      }
    }
    return List.copyOf(rows);
  }

  private static String guardOfRollback(MigrationStatus from) {
    return switch (from) {
      case CUTTING_OVER ->
          TAKE_OVER + "; the move is over its deadline, aborted, or its owner dead";
      case HALTED -> TAKE_OVER + "; requested by a person, or writer = NONE";
      case COMPLETED -> TAKE_OVER + "; requested by a person";
      default -> TAKE_OVER;
    };
  }

  private static void row(
      List<Transition> rows,
      MigrationStatus from,
      Intent intent,
      MigrationStatus to,
      String guard) {
    rows.add(new Transition(from, intent, to, guard));
  }

  /**
   * Refuses what a paused run must not do: shift traffic, ask for approval, begin the move of the
   * writer. Going back, halting and what others note about the state go on.
   *
   * @throws MigrationException naming the change and what is allowed
   */
  public static void requireAwake(RunStep step, Intent intent) {
    if (step == RunStep.PAUSED && FORWARD.contains(intent)) {
      throw new MigrationException(
          "step: received PAUSED, allowed for " + intent + ": a run that a person lets go on");
    }
  }

  /** Whether the table has a row for this change. */
  public static boolean allow(MigrationStatus from, Intent intent, MigrationStatus to) {
    return ALL.stream()
        .anyMatch(row -> row.from() == from && row.intent() == intent && row.to() == to);
  }

  /**
   * Refuses a change that is not in the table.
   *
   * @throws MigrationException naming the change and what the table allows from there
   */
  public static void require(MigrationStatus from, Intent intent, MigrationStatus to) {
    if (!allow(from, intent, to)) {
      List<String> allowed =
          ALL.stream()
              .filter(row -> row.from() == from)
              .map(row -> row.intent() + " to " + row.to())
              .toList();
      throw new MigrationException(
          "transition: received "
              + intent
              + " from "
              + from
              + " to "
              + to
              + ", allowed: "
              + allowed);
    }
  }
}
