package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** One run of a script: what the actors do, in which order, and what goes wrong. */
final class History {
  static final int TO_THE_END = Integer.MAX_VALUE;
  private static final int RECOVERIES = 6;
  private static final long WATCHDOG_MILLIS = 60_000;
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "actor");
            thread.setDaemon(true);
            return thread;
          });

  final World world;
  final List<Actor> actors = new ArrayList<>();
  private final Mutation mutation;
  private long nextLook;
  private int recoveries;

  private History(Mutation mutation, boolean tracing) {
    this.world = new World(tracing);
    world.item.state = mutation.state(world.item.state);
    this.nextLook = world.now() + WATCHDOG_MILLIS;
    this.mutation = mutation;
  }

  /** What a history consists of; the text replays it. */
  record Script(
      List<Turn> turns, Map<Integer, Fault> moveFaults, Map<Integer, Fault> rollbackFaults) {
    @Override
    public String toString() {
      return "turns "
          + turns
          + ", faults of move "
          + moveFaults
          + ", of rollback "
          + rollbackFaults;
    }
  }

  /** Actor 0 moves, the others roll back; each turn lets one run for some steps. */
  record Turn(int actor, int steps) {
    /** As actor: lets so many seconds pass in which nobody acts, not even the watchdog. */
    static final int WAIT = -1;

    /** As actor: lets so many seconds pass in which only the watchdog looks, once a minute. */
    static final int WATCHED_WAIT = -2;
  }

  /**
   * Runs {@code script} and checks every invariant; a broken one is run again with a trace.
   *
   * @throws AssertionError naming the invariant, the script and every step
   */
  static History check(Script script) {
    try {
      return run(script, Mutation.NONE, false);
    } catch (Violation broken) {
      History again = new History(Mutation.NONE, true);
      String message = broken.getMessage();
      try {
        again.play(script);
      } catch (Violation same) {
        message = same.getMessage();
      }
      throw new AssertionError(
          message
              + System.lineSeparator()
              + script
              + System.lineSeparator()
              + again.world.history());
    }
  }

  /** Runs {@code script} under {@code mutation}; throws what it breaks. */
  static History run(Script script, Mutation mutation, boolean tracing) {
    History history = new History(mutation, tracing);
    history.play(script);
    return history;
  }

  private void play(Script script) {
    for (Turn turn : script.turns()) {
      switch (turn.actor()) {
        case Turn.WAIT -> world.tick(Duration.ofSeconds(turn.steps()).toMillis());
        case Turn.WATCHED_WAIT -> watch(Duration.ofSeconds(turn.steps()).toMillis());
        default -> actor(turn.actor(), script).run(turn.steps(), THREADS);
      }
    }
    for (Actor actor : List.copyOf(actors)) {
      actor.run(TO_THE_END, THREADS);
    }
    world.heal();
    recover();
    world.invariants.atTheEnd();
  }

  private Actor actor(int index, Script script) {
    while (actors.size() <= index) {
      boolean move = actors.isEmpty();
      Actor actor =
          add(
              move ? "move" : "rollback" + actors.size(),
              move ? (i, a) -> i.move() : (i, a) -> i.rollback());
      if (move) {
        actor.faults.putAll(script.moveFaults());
      } else if (actors.size() == 2) {
        actor.faults.putAll(script.rollbackFaults());
      }
    }
    return actors.get(index);
  }

  private Actor add(String name, BiConsumer<Invocations, Actor> call) {
    Actor actor =
        new Actor(
            name, world, self -> () -> call.accept(new Invocations(world, self, mutation), self));
    actors.add(actor);
    world.invariants.register(actor);
    return actor;
  }

  private void watch(long millis) {
    long end = world.now() + millis;
    while (world.now() < end) {
      world.tick(Math.max(1, Math.min(end, nextLook) - world.now()));
      if (world.now() >= nextLook) {
        nextLook = world.now() + WATCHDOG_MILLIS;
        look();
      }
    }
  }

  private void look() {
    MigrationState state = world.item.state;
    if (isUnfinished(state) && world.invariants.executionEnded(state.executionArn())) {
      recovery();
    }
  }

  /** What the workflows' failure rule and the watchdog do until there is nothing left to do. */
  private void recover() {
    for (int n = 0; n < RECOVERIES && isUnfinished(world.item.state); n++) {
      world.advance(WATCHDOG_MILLIS);
      recovery();
    }
  }

  private void recovery() {
    add("recovery" + recoveries++, (i, a) -> i.rollback()).run(TO_THE_END, THREADS);
  }

  private boolean isUnfinished(MigrationState state) {
    if (state.status() == MigrationStatus.SWITCHED) {
      return actors.get(0).status != Actor.Status.DONE;
    }
    return state.writer().equals(Writer.none())
        || state.status() == MigrationStatus.SHIFTING
        || state.status() == MigrationStatus.CUTTING_OVER
        || state.status() == MigrationStatus.ROLLING_BACK;
  }
}
