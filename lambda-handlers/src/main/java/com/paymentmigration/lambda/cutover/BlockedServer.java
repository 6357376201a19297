package com.paymentmigration.lambda.cutover;

import java.util.Set;

/** A server on which account statements may wait, over a connection that was opened before. */
public interface BlockedServer {
  /**
   * One look at the locks that an account statement waits for, or would wait for. What it names may
   * be gone already: the server does not answer for one instant.
   */
  Set<Blocker> blockers();

  /** {@code KILL}: ends the session together with what it runs. */
  void end(long session);
}
