package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.domain.MigrationException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * One invocation on its own thread, which runs only while it holds the baton: the driver says for
 * how many steps, so that any interleaving can be replayed.
 */
final class Actor {
  /** What becomes of a step. */
  enum Reply {
    NONE,
    LOST,
    DIE,
    LATE,
    CUT
  }

  /** Where the actor stands. */
  enum Status {
    NEW,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    DEAD
  }

  final String name;
  final BitSet effects = new BitSet();
  final Map<Integer, Fault> faults = new HashMap<>();
  private final World world;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore driver = new Semaphore(0);
  private final Runnable body;
  private int budget;
  Status status = Status.NEW;
  long epoch;
  private long pausedAt;
  private boolean timedOut;
  int steps;
  Throwable outcome;
  Runnable besides;

  /** Whether a connection of its was cut: its guard may have been on it. */
  boolean cutOff;

  Actor(String name, World world, java.util.function.Function<Actor, Runnable> body) {
    this.name = name;
    this.world = world;
    this.body = body.apply(this);
  }

  boolean ended() {
    return status == Status.DONE || status == Status.FAILED || status == Status.DEAD;
  }

  /**
   * Whether its workflow gave it up: frozen for longer than its task's timeout. A zombie that wakes
   * up later stays given up, since an execution that timed out does not come back.
   */
  boolean timedOut() {
    return timedOut
        || (status == Status.PAUSED && world.now() - pausedAt >= Deadlines.RECOVER.toMillis());
  }

  /** Lets the actor run for {@code most} steps or to its end. */
  void run(int most, ExecutorService threads) {
    if (ended() || most <= 0) {
      return;
    }
    budget = most;
    if (status == Status.NEW && most == History.TO_THE_END) {
      // Never paused: no thread of its own, no baton.
      live();
    } else if (status == Status.NEW) {
      threads.execute(this::live);
    } else {
      turn.release();
    }
    driver.acquireUninterruptibly();
    if (outcome instanceof Violation violation) {
      throw violation;
    }
  }

  /** What goes on beside a statement, which does not go on beside itself. */
  void runBesides() {
    if (besides == null) {
      return;
    }
    Runnable running = besides;
    besides = null;
    try {
      running.run();
    } finally {
      besides = running;
    }
  }

  private void live() {
    try {
      body.run();
      status = Status.DONE;
    } catch (ActorDead dead) {
      status = Status.DEAD;
    } catch (MigrationException failure) {
      outcome = failure;
      status = Status.FAILED;
      world.trace(name + " fails: " + failure.getMessage());
    } catch (Violation violation) {
      outcome = violation;
      status = Status.FAILED;
    } catch (RuntimeException bug) {
      outcome = new Violation(name + " threw " + bug + " at " + bug.getStackTrace()[0]);
      status = Status.FAILED;
    } finally {
      driver.release();
    }
  }

  /** Called before every side effect: the place where everything may go wrong. */
  Reply step(String what, boolean effect) {
    return step(null, what, effect);
  }

  /** The same on one server; texts are joined only for a trace. */
  Reply step(FakeCluster at, String what, boolean effect) {
    if (status == Status.DEAD) {
      throw new ActorDead();
    }
    if (budget == 0) {
      status = Status.PAUSED;
      pausedAt = world.now();
      driver.release();
      turn.acquireUninterruptibly();
      timedOut = timedOut();
      status = Status.RUNNING;
    }
    budget--;
    int index = steps++;
    if (effect) {
      effects.set(index);
    }
    if (world.tracing()) {
      world.trace(
          world.now()
              + " "
              + name
              + "["
              + index
              + "] "
              + (at == null ? "" : at.side + ".")
              + what
              + " "
              + faultAt(index));
    }
    world.tick(1);
    Fault fault = faults.get(index);
    if (fault == null) {
      return Reply.NONE;
    }
    switch (fault) {
      case CRASH_BEFORE -> throw die();
      case CRASH_AFTER -> {
        return Reply.DIE;
      }
      case LOST_REPLY -> {
        return Reply.LOST;
      }
      case CUT -> {
        return Reply.CUT;
      }
      case LATE -> {
        return Reply.LATE;
      }
      default -> world.strike(fault);
    }
    return Reply.NONE;
  }

  private String faultAt(int index) {
    return faults.containsKey(index) ? "*** " + faults.get(index) : "";
  }

  ActorDead die() {
    status = Status.DEAD;
    return new ActorDead();
  }

  boolean dead() {
    return status == Status.DEAD;
  }
}
