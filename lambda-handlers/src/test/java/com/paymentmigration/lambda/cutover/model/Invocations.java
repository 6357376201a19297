package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.Concurrency;
import com.paymentmigration.lambda.cutover.CutoverParts;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.cutover.FinishRollback;
import com.paymentmigration.lambda.cutover.HaltRun;
import com.paymentmigration.lambda.cutover.MoveWriter;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.cutover.ProofRecords;
import com.paymentmigration.lambda.cutover.RecoverWriter;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.TailCheck;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.TrafficWeight;
import com.paymentmigration.lambda.domain.TransientFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The use cases wired to one actor's view of the world, as the workflows call them. */
final class Invocations {
  private static final int RECOVER_ATTEMPTS = 2;
  private static final int CLAIM_ATTEMPTS = 20;

  private final World world;
  private final Actor actor;
  private final Timing timing;
  private final StateWriter states;
  private final Executions executions;
  private final CutoverParts parts;
  private final TailCheck tail;
  private final TailCheck tailOfRollback;

  Invocations(World world, Actor actor, Mutation mutation) {
    this.world = world;
    this.actor = actor;
    this.tail = mutation.tail();
    this.tailOfRollback = mutation.tailOfRollback();
    Pauser pauser = this::pause;
    timing = new Timing(world::instant, pauser);
    states =
        new StateWriter(
            mutation.store(new FakeStore(world, actor)), timing, () -> world.newText("token"));
    executions = mutation.executions(new FakeExecutions());
    Concurrency concurrency = mutation.concurrency(this::whileRepeating);
    parts =
        new CutoverParts(
            new DatabasePair(
                mutation.server(new FakeServer(world, actor, Environment.BLUE)),
                mutation.server(new FakeServer(world, actor, Environment.GREEN))),
            states,
            timing,
            concurrency,
            () -> world.newText("marker"),
            (name, value) -> {},
            ProofRecords.OFF);
  }

  private void pause(Duration duration) {
    actor.runBesides();
    actor.step("pause " + duration, false);
    world.tick(duration.toMillis());
  }

  /** One thread has to do: what is repeated runs before, and whenever the other pauses. */
  private void whileRepeating(Runnable main, Runnable repeated, Duration interval) {
    repeated.run();
    actor.besides = repeated;
    try {
      main.run();
    } finally {
      actor.besides = null;
    }
  }

  void move() {
    new MoveWriter(parts, tail).move(1, Environment.BLUE, new Cause(actor.name, "forward"));
  }

  /** RollbackWorkflow: claim, weights, writer, record. */
  void rollback() {
    ClaimRollback claims = new ClaimRollback(states, timing, executions);
    ClaimRollback.Request request =
        new ClaimRollback.Request(actor.name, "operator", "asked", Optional.empty());
    ClaimRollback.Claim claim = claims.claim(request);
    for (int n = 0; claim.why() == ClaimRollback.Why.NOTED && n < CLAIM_ATTEMPTS; n++) {
      pause(Duration.ofSeconds(5));
      claim = claims.claim(request);
    }
    if (!claim.accepted()) {
      return;
    }
    long epoch = claim.epoch();
    HaltRun halt = new HaltRun(states, timing, (subject, message) -> {}, (name, value) -> {});
    try {
      weightsBack(epoch, claim.to());
      RecoverWriter.Result result = recover(epoch);
      new FinishRollback(states, timing, (name, value) -> {}, halt)
          .finish(epoch, result.outcome(), new Cause(actor.name, result.reason()), "");
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException failure) {
      halt.halt(epoch, new Cause(actor.name, "" + failure.getMessage()));
    }
  }

  private void weightsBack(long epoch, Environment to) {
    TrafficWeight back = TrafficWeight.allTo(to);
    states.changeLatest(
        epoch,
        latest -> true,
        Intent.SET_WEIGHT,
        new Cause(actor.name, "weights back"),
        draft -> draft.greenWeight(back));
    actor.step("weights back", false);
    world.liveWeight = back;
  }

  private RecoverWriter.Result recover(long epoch) {
    TransientFailureException last = null;
    for (int attempt = 0; attempt < RECOVER_ATTEMPTS; attempt++) {
      try {
        return new RecoverWriter(parts, tailOfRollback)
            .recover(epoch, new Cause(actor.name, "rollback"));
      } catch (TransientFailureException again) {
        world.trace("attempt failed: " + again.getMessage());
        last = again;
        pause(Duration.ofSeconds(1));
      }
    }
    throw last;
  }

  private final class FakeExecutions implements Executions {
    @Override
    public boolean ended(String executionArn) {
      actor.step("executions.ended", false);
      return world.invariants.executionEnded(executionArn);
    }

    @Override
    public void startRollback(
        String name, String requestedBy, String reason, Optional<Instant> causedAt) {
      throw new UnsupportedOperationException("the history starts rollbacks");
    }
  }
}
