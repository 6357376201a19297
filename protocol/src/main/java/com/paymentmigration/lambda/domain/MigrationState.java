package com.paymentmigration.lambda.domain;

import java.time.Instant;

/**
 * The state item: the only authority over a migration, changed by conditional writes on {@code
 * version}.
 *
 * @param version grows by one with every write; 0 before the first
 * @param epoch grows with every run, forward or back; an actor with an older one must not act
 * @param status what operators see
 * @param step where the run stands inside its status
 * @param active environment that owns steady-state traffic
 * @param home environment that a rollback of the current run returns to
 * @param promoted the only environment that may be open for application writes: recorded before
 *     anything opens, so that recovery knows which side may hold writes that the other lacks
 * @param writer what applications follow
 * @param greenWeight intended weight
 * @param rotationLease text of a {@link RotationLease}; empty when free
 * @param rollbackRequested whether a rollback was asked for while the writer moves
 * @param runStartedAt when the present forward run began, or the last one; an alarm that is older
 *     belongs to another run
 * @param stepStartedAt when the present step began
 * @param executionArn execution that owns the run; empty at the very beginning
 * @param reason why the state is what it is, in words
 * @param foreign foreign transactions that only the standby has, as a GTID set; empty text if the
 *     last look found none
 * @param differing what the continuous proof found to differ, in words; empty text if nothing
 * @param fencedAccounts other programs' accounts that were open when the writer was last announced
 *     to be NONE: exactly these are unlocked with the next writer
 * @param auditHead hash of the latest audit event; empty before the first of the chain
 */
public record MigrationState(
    long version,
    long epoch,
    MigrationStatus status,
    RunStep step,
    Environment active,
    Environment home,
    Environment promoted,
    Writer writer,
    TrafficWeight greenWeight,
    String rotationLease,
    boolean rollbackRequested,
    Instant runStartedAt,
    Instant stepStartedAt,
    String executionArn,
    String reason,
    String foreign,
    String differing,
    PairedAccounts fencedAccounts,
    String auditHead) {

  /** The state before anything was ever written: blue is active and writes. */
  public static MigrationState initial(Writer.Serving blue, Instant now) {
    return new MigrationState(
        0,
        0,
        MigrationStatus.READY,
        RunStep.IDLE,
        Environment.BLUE,
        Environment.BLUE,
        Environment.BLUE,
        blue,
        TrafficWeight.allTo(Environment.BLUE),
        RotationLease.FREE,
        false,
        now,
        now,
        "",
        "",
        "",
        "",
        PairedAccounts.NONE,
        "");
  }

  /** A draft of the successor: version one higher, everything else as here. */
  public StateDraft next() {
    return new StateDraft(this);
  }

  /** The same with {@code hash} as the hash of the latest audit event. */
  public MigrationState withAuditHead(String hash) {
    return new MigrationState(
        version,
        epoch,
        status,
        step,
        active,
        home,
        promoted,
        writer,
        greenWeight,
        rotationLease,
        rollbackRequested,
        runStartedAt,
        stepStartedAt,
        executionArn,
        reason,
        foreign,
        differing,
        fencedAccounts,
        hash);
  }

  /** The side that is not {@link #home}: what a forward run moves to. */
  public Environment target() {
    return home.other();
  }
}
