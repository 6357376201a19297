package com.paymentmigration.lambda.validation.compare;

import com.paymentmigration.lambda.validation.server.CouldNotVerifyException;

/** Tells every worker of a run to end. */
public final class StopSignal {
  private volatile boolean stopped;

  /** Ends the run. */
  public void stop() {
    stopped = true;
  }

  /**
   * Goes on, or ends.
   *
   * @throws CouldNotVerifyException if the run was ended
   */
  public void check() {
    if (stopped) {
      throw new CouldNotVerifyException("cancelled", false, null);
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
      throw new CouldNotVerifyException("cancelled", false, interrupted);
    }
    check();
  }
}
