package com.paymentmigration.operator.drill;

import java.time.Duration;
import java.time.Instant;

/** The clock that drills wait by. */
public interface Timekeeper {
  /** Now. */
  Instant now();

  /**
   * Waits.
   *
   * @throws StoppedException at once when somebody stops the drill, before or meanwhile
   */
  void pause(Duration time);

  /** The same clock for putting things right: it does not stop. */
  Timekeeper unstoppable();
}
