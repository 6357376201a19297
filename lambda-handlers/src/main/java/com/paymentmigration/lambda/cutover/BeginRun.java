package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.StateDraft;
import java.util.Locale;

/** Starts a forward run: every earlier actor becomes stale. */
public final class BeginRun {
  private final StateWriter states;
  private final Timing timing;
  private final Executions executions;

  /** The use case over its ports. */
  public BeginRun(StateWriter states, Timing timing, Executions executions) {
    this.states = states;
    this.timing = timing;
    this.executions = executions;
  }

  /** What a forward run does. */
  public enum Mode {
    /** Arms and proves replication, day 0. */
    REPLICATE,
    /** Moves traffic and the writer. */
    MIGRATE;

    /** Lower-case name, as the workflow's input spells it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode spelled {@code replicate} or {@code migrate}.
     *
     * @throws IllegalArgumentException if {@code key} is neither
     */
    public static Mode ofKey(String key) {
      for (Mode mode : values()) {
        if (mode.key().equals(key)) {
          return mode;
        }
      }
      throw new IllegalArgumentException(
          "mode: received '" + key + "', allowed: replicate, migrate");
    }
  }

  /**
   * The run that began.
   *
   * @param epoch of the run
   * @param from the side that is active
   * @param to the other side
   * @param mode what it does
   */
  public record Begun(long epoch, Environment from, Environment to, Mode mode) {}

  /**
   * Begins a run for {@code executionArn}; the same execution asking again gets the same answer.
   *
   * @throws MigrationException if another run is under way, or the status does not allow it
   */
  public Begun begin(Mode mode, String executionArn, Cause cause) {
    MigrationState state = states.read();
    if (isBegun(state, mode, executionArn)) {
      return begun(state, mode);
    }
    if (state.step() != RunStep.IDLE && !executions.ended(state.executionArn())) {
      throw new MigrationException(
          "begin: received a second run, allowed: after " + state.executionArn() + " has ended");
    }
    if (!state.writer().is(state.active()) || state.promoted() != state.active()) {
      throw new MigrationException(
          "begin: received writer "
              + state.writer().key()
              + ", allowed: the active environment "
              + state.active());
    }
    MigrationState next =
        states.change(
            state,
            mode == Mode.REPLICATE ? Intent.BEGIN_REPLICATE : Intent.BEGIN_MIGRATE,
            cause,
            draft -> edit(draft, state, mode, executionArn));
    return begun(next, mode);
  }

  private StateDraft edit(StateDraft draft, MigrationState state, Mode mode, String executionArn) {
    return draft
        .newRun(timing.now())
        .status(mode == Mode.REPLICATE ? MigrationStatus.READY : MigrationStatus.SHIFTING)
        .step(stepOf(mode), timing.now())
        .home(state.active())
        .rollbackRequested(false)
        .executionArn(executionArn);
  }

  private static RunStep stepOf(Mode mode) {
    return mode == Mode.REPLICATE ? RunStep.ARMING : RunStep.SHIFTING;
  }

  private static boolean isBegun(MigrationState state, Mode mode, String executionArn) {
    return state.executionArn().equals(executionArn) && state.step() == stepOf(mode);
  }

  private static Begun begun(MigrationState state, Mode mode) {
    return new Begun(state.epoch(), state.home(), state.target(), mode);
  }
}
