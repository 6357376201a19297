package com.paymentmigration.lambda.domain;

import java.time.Instant;

/** Builds the successor of a state, so that a change names only what it changes. */
public final class StateDraft {
  private final MigrationState base;
  private long epoch;
  private MigrationStatus status;
  private RunStep step;
  private Environment active;
  private Environment home;
  private Environment promoted;
  private Writer writer;
  private TrafficWeight greenWeight;
  private String rotationLease;
  private boolean rollbackRequested;
  private Instant runStartedAt;
  private Instant stepStartedAt;
  private String executionArn;
  private String reason;
  private String foreign;
  private String differing;
  private PairedAccounts fencedAccounts;

  StateDraft(MigrationState base) {
    this.base = base;
    epoch = base.epoch();
    status = base.status();
    step = base.step();
    active = base.active();
    home = base.home();
    promoted = base.promoted();
    writer = base.writer();
    greenWeight = base.greenWeight();
    rotationLease = base.rotationLease();
    rollbackRequested = base.rollbackRequested();
    runStartedAt = base.runStartedAt();
    stepStartedAt = base.stepStartedAt();
    executionArn = base.executionArn();
    reason = base.reason();
    foreign = base.foreign();
    differing = base.differing();
    fencedAccounts = base.fencedAccounts();
  }

  /** Makes every earlier actor stale. */
  public StateDraft newEpoch() {
    epoch = base.epoch() + 1;
    return this;
  }

  /** Sets the status. */
  public StateDraft status(MigrationStatus value) {
    status = value;
    return this;
  }

  /** Enters a step without restarting its clock: the deadline covers it too. */
  public StateDraft step(RunStep value) {
    step = value;
    return this;
  }

  /** Enters a step at {@code now}. */
  public StateDraft step(RunStep value, Instant now) {
    step = value;
    stepStartedAt = now;
    return this;
  }

  /** Begins a forward run at {@code now}: every earlier actor is stale, and every older alarm. */
  public StateDraft newRun(Instant now) {
    runStartedAt = now;
    return newEpoch();
  }

  /** Sets the environment that owns steady-state traffic. */
  public StateDraft active(Environment value) {
    active = value;
    return this;
  }

  /** Sets the environment that a rollback returns to. */
  public StateDraft home(Environment value) {
    home = value;
    return this;
  }

  /** Sets the only environment that may be open. */
  public StateDraft promoted(Environment value) {
    promoted = value;
    return this;
  }

  /** Sets what applications follow. */
  public StateDraft writer(Writer value) {
    writer = value;
    return this;
  }

  /**
   * Says that nobody writes from here on.
   *
   * @param open other programs' accounts that are open on the side that wrote: recorded, unless
   *     nobody wrote already, since a fence that is repeated finds them locked
   */
  public StateDraft noWriter(PairedAccounts open) {
    if (base.writer().environment().isPresent()) {
      fencedAccounts = open;
    }
    return writer(Writer.none());
  }

  /** Sets the intended weight. */
  public StateDraft greenWeight(TrafficWeight value) {
    greenWeight = value;
    return this;
  }

  /** Sets the text of the rotation lease; empty for free. */
  public StateDraft rotationLease(String value) {
    rotationLease = value;
    return this;
  }

  /** Notes whether a rollback is wanted. */
  public StateDraft rollbackRequested(boolean value) {
    rollbackRequested = value;
    return this;
  }

  /** Sets the owner of the run. */
  public StateDraft executionArn(String value) {
    executionArn = value;
    return this;
  }

  /** Says why. */
  public StateDraft reason(String value) {
    reason = value;
    return this;
  }

  /** Notes which foreign transactions the standby has; empty for none. */
  public StateDraft foreign(String value) {
    foreign = value;
    return this;
  }

  /** Notes what the continuous proof found to differ; empty for nothing. */
  public StateDraft differing(String value) {
    differing = value;
    return this;
  }

  /** The successor. */
  public MigrationState build() {
    return new MigrationState(
        base.version() + 1,
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
        base.auditHead());
  }
}
