package com.paymentmigration.lambda.realpair;

import com.paymentmigration.lambda.cutover.ArmReplication;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.CutoverParts;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.FinishRollback;
import com.paymentmigration.lambda.cutover.FinishRun;
import com.paymentmigration.lambda.cutover.HaltRun;
import com.paymentmigration.lambda.cutover.MeasureWayBack;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.Notifier;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.ReassertReadOnly;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.SidesAtRest;
import com.paymentmigration.lambda.cutover.StateStore;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.WatchProof;
import com.paymentmigration.lambda.cutover.WatchStrangers;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.handler.WriterComposition;
import com.paymentmigration.lambda.mysql.TwoThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** One invocation's worth of use cases: its own connections, the shared state. */
final class Actor {
  static final Cause CAUSE = new Cause("test", "test on a real pair");

  /** A recovery is tried this often, as the workflow does. */
  private static final int RECOVERY_ATTEMPTS = 2;

  private static final Timing TIMING = new Timing(Clock.systemUTC(), Actor::sleep);
  private static final Metrics NO_METRICS = (name, value) -> {};

  private final CutoverParts parts;
  private final TailCheck tail;
  private final StateWriter states;
  private final TestExecutions executions;

  Actor(
      DatabasePair servers,
      TailCheck tail,
      StateStore store,
      ProofRecords proofs,
      TestExecutions executions,
      Disturbance around) {
    Disturbed disturbed = new Disturbed(around);
    this.executions = executions;
    this.tail = tail;
    states = new StateWriter(disturbed.states(store), TIMING, () -> UUID.randomUUID().toString());
    parts =
        new CutoverParts(
            new DatabasePair(disturbed.server(servers.blue()), disturbed.server(servers.green())),
            states,
            TIMING,
            new TwoThreads(),
            () -> UUID.randomUUID().toString(),
            NO_METRICS,
            proofs);
  }

  BeginRun.Begun begin(BeginRun.Mode mode, String executionArn) {
    return new BeginRun(states, TIMING, executions).begin(mode, executionArn, CAUSE);
  }

  void arm(long epoch) {
    armReplication().arm(epoch);
  }

  FinishRun finishRun() {
    return new FinishRun(states, TIMING, NO_METRICS);
  }

  MoveWriter.Result move(BeginRun.Begun run) {
    return new MoveWriter(parts, tail).move(run.epoch(), run.from(), CAUSE);
  }

  ClaimRollback.Claim claim(ClaimRollback.Request request) {
    return new ClaimRollback(states, TIMING, executions).claim(request);
  }

  RecoverWriter.Result recoverOnce(long epoch) {
    return new RecoverWriter(parts, tail).recover(epoch, CAUSE);
  }

  /** As the workflow: repeated when transient, halted when that does not help. */
  RecoverWriter.Result recover(long epoch) {
    for (int attempt = 1; attempt < RECOVERY_ATTEMPTS; attempt++) {
      try {
        return recoverOnce(epoch);
      } catch (TransientFailureException failure) {
        sleep(Duration.ofSeconds(1));
      }
    }
    return recoverOnce(epoch);
  }

  void finishRollback(long epoch, RecoverWriter.Result result) {
    HaltRun halt = new HaltRun(states, TIMING, (subject, message) -> {}, NO_METRICS);
    new FinishRollback(states, TIMING, NO_METRICS, halt)
        .finish(epoch, result.outcome(), CAUSE.because(result.reason()), "");
  }

  ReassertReadOnly reassertReadOnly() {
    return new ReassertReadOnly(parts.servers(), states, (subject, message) -> {});
  }

  /** The same use cases, as the functions take them. */
  WriterComposition composition() {
    return new WriterComposition(
        states::read,
        () -> {},
        new MoveWriter(parts, tail),
        new RecoverWriter(parts, tail),
        new ReassertReadOnly(parts.servers(), states, (subject, message) -> {}),
        new MeasureWayBack(parts.servers(), states, NO_METRICS, parts.proofs(), TIMING),
        watch(new MemoryForeignRecords(), (subject, message) -> {}),
        watchProof((subject, message) -> {}),
        new SidesAtRest(parts.servers(), states));
  }

  /** The look of every minute at what the continuous proof says. */
  WatchProof watchProof(Notifier notifier) {
    return new WatchProof(parts.proofs(), states, why -> {}, NO_METRICS, notifier, TIMING);
  }

  /** The look of every minute for foreign transactions, over what {@code records} holds. */
  WatchStrangers watch(MemoryForeignRecords records, Notifier notifier) {
    return new WatchStrangers(parts.servers(), states, records, records::withdraw, notifier);
  }

  ArmReplication armReplication() {
    return new ArmReplication(parts);
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MigrationException("interrupted", interrupted);
    }
  }
}
