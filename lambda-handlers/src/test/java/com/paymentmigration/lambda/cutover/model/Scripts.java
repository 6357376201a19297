package com.paymentmigration.lambda.cutover.model;

import com.paymentmigration.lambda.cutover.model.History.Script;
import com.paymentmigration.lambda.cutover.model.History.Turn;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The families of scripts that are played exhaustively. Positions come from playing them. */
final class Scripts {
  static final Turn MOVE = new Turn(0, History.TO_THE_END);
  static final Turn ROLLBACK = new Turn(1, History.TO_THE_END);
  private static final Turn TASK_TIMEOUT = new Turn(Turn.WAIT, 80);
  private static final Turn SECOND = new Turn(2, History.TO_THE_END);

  private Scripts() {}

  private static Script script(List<Turn> turns) {
    return new Script(turns, Map.of(), Map.of());
  }

  /** Steps of a move without faults. */
  static int moveSteps() {
    return History.check(script(List.of(MOVE))).actors.get(0).steps;
  }

  /** Positions of a move without faults that change something. */
  static BitSet moveEffects() {
    return History.check(script(List.of(MOVE))).actors.get(0).effects;
  }

  /** No fault: a move, a move and a rollback. */
  static void faultless(Consumer<Script> play) {
    play.accept(script(List.of(MOVE)));
    play.accept(script(List.of(MOVE, ROLLBACK)));
  }

  /** One fault at each step of a move, with and without a rollback after it. */
  static void oneFault(Consumer<Script> play) {
    BitSet effects = moveEffects();
    int steps = moveSteps();
    for (int at = 0; at < steps; at++) {
      for (Fault fault : Fault.values()) {
        if (!fault.needsEffect() || effects.get(at)) {
          play.accept(new Script(List.of(MOVE), Map.of(at, fault), Map.of()));
          play.accept(new Script(List.of(MOVE, ROLLBACK), Map.of(at, fault), Map.of()));
        }
      }
    }
  }

  /** A move frozen at each step, resumed at each step of the rollback. */
  static void frozen(Consumer<Script> play) {
    int steps = moveSteps();
    for (int at = 0; at <= steps; at++) {
      int rollback = History.check(script(List.of(new Turn(0, at), ROLLBACK))).actors.get(1).steps;
      for (int resume = 0; resume < rollback; resume++) {
        play.accept(script(List.of(new Turn(0, at), new Turn(1, resume), MOVE, ROLLBACK)));
      }
    }
  }

  /** After a move that ended or died at each step: two rollbacks, the first frozen at each step. */
  static void twoRollbacks(Consumer<Script> play) {
    int steps = moveSteps();
    for (int at = 0; at <= steps; at += 3) {
      Map<Integer, Fault> death = Map.of(at, Fault.CRASH_BEFORE);
      int rollback =
          History.check(new Script(List.of(MOVE, ROLLBACK), death, Map.of())).actors.get(1).steps;
      for (int pause = 0; pause <= rollback; pause++) {
        play.accept(
            new Script(List.of(MOVE, new Turn(1, pause), SECOND, ROLLBACK), death, Map.of()));
      }
    }
  }

  /**
   * After a move that died at four telling places: a rollback frozen at each step until its task
   * timed out, resumed as a zombie at each step of the one that took over.
   */
  static void zombies(Consumer<Script> play) {
    for (int at : new int[] {moveSteps() / 3, moveSteps() / 2, moveSteps() - 7, moveSteps()}) {
      Map<Integer, Fault> death = Map.of(at, Fault.CRASH_BEFORE);
      int rollback =
          History.check(new Script(List.of(MOVE, ROLLBACK), death, Map.of())).actors.get(1).steps;
      for (int pause = 1; pause <= rollback; pause++) {
        List<Turn> takeOver = List.of(MOVE, new Turn(1, pause), TASK_TIMEOUT, SECOND);
        int second = History.check(new Script(takeOver, death, Map.of())).actors.get(2).steps;
        for (int resume = 0; resume <= second; resume++) {
          play.accept(
              new Script(
                  List.of(
                      MOVE,
                      new Turn(1, pause),
                      TASK_TIMEOUT,
                      new Turn(2, resume),
                      ROLLBACK,
                      SECOND),
                  death,
                  Map.of()));
        }
      }
    }
  }

  /** One fault at each step of a move and one at each step of the rollback that follows it. */
  static void twoFaults(Consumer<Script> play, List<Fault> first, List<Fault> second) {
    BitSet effects = moveEffects();
    int steps = moveSteps();
    for (int at = 0; at < steps; at++) {
      for (Fault fault : first) {
        if (fault.needsEffect() && !effects.get(at)) {
          continue;
        }
        Map<Integer, Fault> moveFault = Map.of(at, fault);
        Actor rollback =
            History.check(new Script(List.of(MOVE, ROLLBACK), moveFault, Map.of())).actors.get(1);
        for (int then = 0; then < rollback.steps; then++) {
          for (Fault next : second) {
            if (!next.needsEffect() || rollback.effects.get(then)) {
              play.accept(new Script(List.of(MOVE, ROLLBACK), moveFault, Map.of(then, next)));
            }
          }
        }
      }
    }
  }
}
