package com.paymentmigration.lambda.cutover;

import java.time.Duration;
import java.util.List;

/**
 * The worst path from a rollback request to the rest state, as the workflow runs it: attempts ×
 * timeout + backoff of each task. Invariant I3 allows 300 s; the workflow's definition is tested
 * against these figures.
 */
public final class RollbackBudget {
  /** What invariant I3 (and requirement C3) allow from request to rest. */
  public static final Duration ALLOWED = Duration.ofMinutes(5);

  /** The parts of the worst path, in order. */
  public static final List<Part> WORST_PATH =
      List.of(
          new Part("a move under way runs to its deadline", 1, Deadlines.MOVE, Duration.ZERO),
          new Part("asking again until the claim is accepted", 1, seconds(5), Duration.ZERO),
          new Part("claim", 2, seconds(10), seconds(1)),
          new Part("weights back and read back", 2, seconds(15), seconds(1)),
          new Part("writer back", 2, Deadlines.RECOVER, seconds(1)),
          new Part("record the outcome", 2, seconds(10), seconds(1)));

  private RollbackBudget() {}

  /**
   * One task of the path.
   *
   * @param what the task
   * @param attempts how often it is tried at most
   * @param timeout of one attempt
   * @param backoff between two attempts
   */
  public record Part(String what, int attempts, Duration timeout, Duration backoff) {
    /** The longest this part can take. */
    public Duration worst() {
      return timeout.multipliedBy(attempts).plus(backoff.multipliedBy(attempts - 1L));
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Sum over the worst path. */
  public static Duration worst() {
    return WORST_PATH.stream().map(Part::worst).reduce(Duration.ZERO, Duration::plus);
  }
}
