package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;

/** Tells every worker of a run to end. */
public final class StopSignal {
  /** A person ended the run. */
  public static final String CANCELLED = "cancelled";

  private volatile String reason;

  /** Ends the run, for {@code why}. */
  public void stop(String why) {
    reason = why;
  }

  /** Whether the run was ended. */
  public boolean stopped() {
    return reason != null;
  }

  /**
   * Goes on, or ends.
   *
   * @throws CouldNotVerifyException if the run was ended
   */
  public void check() {
    String why = reason;
    if (why != null) {
      throw new CouldNotVerifyException(why, false, null);
    }
  }

  /**
   * Waits.
   *
   * @param millis milliseconds
   * @throws CouldNotVerifyException if the run was ended
   */
  public void pause(long millis) {
    check();
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CouldNotVerifyException(CANCELLED, false, interrupted);
    }
    check();
  }
}
