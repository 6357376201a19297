package com.paymentmigration.lambda.cutover;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The worst path from a rollback request to the rest state, as the workflow runs it: attempts ×
 * timeout + backoff of each task. Invariant I3 allows 300 s; the template takes its timeouts from
 * here, and a test adds up the synthesized definition.
 */
public final class RollbackBudget {
  /** What invariant I3 (and requirement C3) allow from request to rest. */
  public static final Duration ALLOWED = Duration.ofMinutes(5);

  /** Lambda's answer that a function is not ready: it runs nothing, and is given 1 s. */
  public static final Duration REFUSAL = seconds(1);

  /** Between such an answer and the next call. */
  public static final Duration REFUSED_PAUSE = seconds(4);

  /** Asking for the rollback until a move under way has ended: the move's own deadline. */
  public static final Part MOVE_UNDER_WAY =
      new Part("a move under way runs to its deadline", 1, Deadlines.MOVE, Duration.ZERO, 0);

  /** Between two claims while a move is under way. */
  public static final Part ASKING_AGAIN =
      new Part("asking again until the claim is accepted", 1, seconds(2), Duration.ZERO, 0);

  /** Taking the run over: one function, then another one. */
  public static final Part CLAIM = new Part("claim", 2, seconds(10), Duration.ZERO, 0);

  /** All traffic to the side that everything returns to. */
  public static final Part TRAFFIC =
      new Part("weights back and read back", 2, seconds(12), seconds(1), 6);

  /** The writer back, or aborted, or halted. */
  public static final Part WRITER = new Part("writer back", 2, Deadlines.RECOVER, seconds(1), 6);

  /** A last try for traffic that could not be moved before. */
  public static final Part TRAFFIC_AGAIN =
      new Part("weights back, once more", 1, seconds(12), Duration.ZERO, 1);

  /** Recording that it is over, or that it is halted. */
  public static final Part OUTCOME = new Part("record the outcome", 2, seconds(10), seconds(1), 1);

  /** The parts of the worst path, in order. */
  public static final List<Part> WORST_PATH =
      List.of(MOVE_UNDER_WAY, ASKING_AGAIN, CLAIM, TRAFFIC, WRITER, TRAFFIC_AGAIN, OUTCOME);

  private RollbackBudget() {}

  /**
   * One task of the path.
   *
   * @param what the task
   * @param attempts how often it is tried at most
   * @param timeout of one attempt
   * @param backoff between two attempts
   * @param refusals how often Lambda may answer that the function is not ready
   */
  public record Part(String what, int attempts, Duration timeout, Duration backoff, int refusals) {
    /** The longest this part can take with a function that is ready. */
    public Duration worst() {
      return timeout.multipliedBy(attempts).plus(backoff.multipliedBy(attempts - 1L));
    }

    /** The longest it waits for a function that is not. */
    public Duration patience() {
      return REFUSAL.plus(REFUSED_PAUSE).multipliedBy(refusals);
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Sum over the worst path: a move under way, or functions that sleep. Never both: whoever moves
   * the writer is awake, and so is who began that run within the last days.
   */
  public static Duration worst() {
    Duration move = MOVE_UNDER_WAY.worst().plus(ASKING_AGAIN.worst());
    Duration patience = sum(Part::patience);
    Duration steps = sum(Part::worst).minus(move);
    return steps.plus(move.compareTo(patience) > 0 ? move : patience);
  }

  private static Duration sum(Function<Part, Duration> part) {
    return WORST_PATH.stream().map(part).reduce(Duration.ZERO, Duration::plus);
  }
}
