package com.paymentmigration.operator.drill;

import com.paymentmigration.operator.drill.port.CallFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is tried once on a deployed stack, and what is seen. */
public interface Drill {
  /** What is known of it beforehand. */
  Plan plan();

  /**
   * Why it cannot be played now, with the next command; empty if it can. Changes nothing.
   *
   * @throws CallFailedException if AWS denies or does not answer
   */
  default Optional<String> notNow(DrillSite site) {
    return Optional.empty();
  }

  /**
   * Plays it. What it changes it announces by {@link DrillRun#change} before it does so.
   *
   * @throws CallFailedException if AWS denies or does not answer
   * @throws StoppedException if somebody stops it
   * @throws OutOfTimeException if its limit is over
   */
  Outcome play(DrillRun run);

  /**
   * Puts right what {@code change} announced; also for a run that crashed, on any machine that has
   * its journal, and when it was put right already.
   *
   * @return what is as it was, one line
   * @throws CallFailedException if AWS denies or does not answer
   */
  default String undo(Map<String, String> change, DrillRun run) {
    throw new IllegalStateException(plan().name() + " announces no change");
  }

  /** Commands and statements for a person, in order, complete for this site. */
  default List<String> byHand(DrillSite site) {
    return List.of();
  }
}
