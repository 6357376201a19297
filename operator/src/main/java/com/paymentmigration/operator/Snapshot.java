package com.paymentmigration.operator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.RunStep;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Instant;
import java.util.Optional;

/**
 * The migration at one look; its components are the keys of {@code --json}.
 *
 * @param stack name
 * @param options that name the stack on the command line, for hints; no key of {@code --json}
 * @param stackStatus CloudFormation's status
 * @param phase declared phase
 * @param status status of the state item; READY before the first run
 * @param step step of the state item
 * @param since when the step began; null before the first run
 * @param active environment that owns steady-state traffic
 * @param writer BLUE, GREEN or NONE
 * @param writerEndpoint host that applications write to; empty while there is none
 * @param writerAccount account that they write as; empty while there is none
 * @param greenWeight intended percent of the traffic that green receives
 * @param live what the listener rule carries this second
 * @param epoch of the latest run
 * @param rollbackRequested whether a rollback is noted for a move under way
 * @param rotationLease who rotates a secret; empty for nobody
 * @param reason why the state is what it is
 * @param foreign foreign transactions that only the standby has, as a GTID set; empty for none
 * @param executionArn execution that owns the run; empty before the first
 * @param run that execution; null if it is unknown
 * @param lag of replication; null if not asked
 * @param pause who asked that the run pauses, until when and why; empty if nobody did
 * @param rows what the continuous proof says; null where nothing was proven yet
 */
record Snapshot(
    String stack,
    @JsonIgnore String options,
    String stackStatus,
    String phase,
    MigrationStatus status,
    RunStep step,
    Instant since,
    String active,
    String writer,
    String writerEndpoint,
    String writerAccount,
    int greenWeight,
    LiveTraffic live,
    long epoch,
    boolean rollbackRequested,
    String rotationLease,
    String reason,
    String foreign,
    String executionArn,
    Run run,
    Lag lag,
    RowsLook rows,
    String pause) {

  static Snapshot of(
      DeployedStack stack,
      Optional<MigrationState> recorded,
      LiveTraffic live,
      Run run,
      Lag lag,
      RowsLook rows,
      String pause) {
    if (recorded.isEmpty()) {
      return new Snapshot(
          stack.name(),
          stack.options(),
          stack.status(),
          stack.phase(),
          MigrationStatus.READY,
          RunStep.IDLE,
          null,
          "blue",
          "BLUE",
          "",
          "",
          0,
          live,
          0,
          false,
          "",
          "nothing has begun",
          "",
          "",
          run,
          lag,
          rows,
          "");
    }
    MigrationState state = recorded.get();
    Optional<Writer.Serving> serving =
        state.writer() instanceof Writer.Serving found ? Optional.of(found) : Optional.empty();
    return new Snapshot(
        stack.name(),
        stack.options(),
        stack.status(),
        stack.phase(),
        state.status(),
        state.step(),
        state.stepStartedAt(),
        state.active().key(),
        state.writer().key(),
        serving.map(Writer.Serving::endpoint).orElse(""),
        serving.map(Writer.Serving::account).orElse(""),
        state.greenWeight().percent(),
        live,
        state.epoch(),
        state.rollbackRequested(),
        state.rotationLease(),
        state.reason(),
        state.foreign(),
        state.executionArn(),
        run,
        lag,
        rows,
        pause);
  }

  /** Whether a person is asked. */
  boolean approvalWanted() {
    return status == MigrationStatus.SHIFTING && step == RunStep.APPROVAL;
  }

  /** Whether a person stopped the run. */
  boolean paused() {
    return status == MigrationStatus.SHIFTING && step == RunStep.PAUSED;
  }

  /** Whether the migration is where it should not stay: halted, or on its way back or back. */
  boolean wentWrong() {
    return switch (status) {
      case HALTED, ROLLING_BACK, ROLLED_BACK -> true;
      case READY, REPLICATING, SHIFTING, CUTTING_OVER, SWITCHED, COMPLETED -> false;
    };
  }
}
