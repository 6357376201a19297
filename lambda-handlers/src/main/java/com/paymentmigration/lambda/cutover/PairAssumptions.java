package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import java.util.ArrayList;
import java.util.List;

/** What must hold between writer and standby once replication is armed. */
final class PairAssumptions {
  /** Oldest transaction that the fence may find, in seconds. */
  static final long OLDEST_TRANSACTION_SECONDS = 2;

  private PairAssumptions() {}

  /** Roles: who is open, who is closed, and that one follows the other. */
  static List<Assumption> roles(Environment from, DatabaseSession writer, DatabaseSession standby) {
    List<Assumption> found = new ArrayList<>();
    Environment to = from.other();
    found.add(
        Assumption.of(
            from.key() + " is open",
            !writer.readOnly() && !writer.accountsLocked(from),
            "received read_only or a locked account, allowed: neither on the writer"));
    ReplicaStatus ofWriter = writer.replicaStatus();
    // An applier passes read_only: what still flows in from elsewhere would pass the fence.
    found.add(
        Assumption.of(
            from.key() + " replicates from nobody",
            !ofWriter.configured(),
            "received " + ofWriter + ", allowed: no replication source on the writer"));
    found.add(
        Assumption.of(
            to.key() + " is closed",
            standby.readOnly() && standby.accountsLocked(to),
            "received read_only off or an account unlocked, allowed: neither on the standby"));
    ReplicaStatus status = standby.replicaStatus();
    found.add(
        Assumption.of(
            to.key() + " replicates",
            status.healthy(),
            "received " + status + ", allowed: healthy"));
    found.add(
        Assumption.none(
            "nothing makes " + to.key() + " leave rows out", standby.applierFacts().objections()));
    GtidSet there = standby.executed();
    Strangers strangers = Strangers.among(to, standby, there, writer.executed());
    found.add(
        Assumption.of(
            to.key() + " has no foreign transaction",
            strangers.none(),
            "received "
                + strangers
                + ", allowed: those of the service and of the migration itself"));
    boolean reached = standby.waitForExecuted(writer.executed(), Deadlines.CAUGHT_UP);
    found.add(
        Assumption.of(
            to.key() + " is caught up",
            reached,
            "a sampled executed set was not reached within " + Deadlines.CAUGHT_UP));
    return found;
  }

  /** Nothing runs on the writer that the fence would wait for. */
  static List<Assumption> quiet(Environment from, DatabaseSession writer) {
    ServerActivity activity = writer.activity();
    return List.of(
        Assumption.none(from.key() + " runs no DDL", activity.runningDdl()),
        Assumption.none(from.key() + " holds no table lock", activity.heldTableLocks()),
        Assumption.of(
            from.key() + " has no long transaction",
            activity.oldestTransactionSeconds() <= OLDEST_TRANSACTION_SECONDS,
            "received %d s, allowed: %d s"
                .formatted(activity.oldestTransactionSeconds(), OLDEST_TRANSACTION_SECONDS)));
  }
}
