package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of a guard beside a wait. A guard that fails is of no consequence where what it
 * guarded succeeded all the same, and is told in the log; where that failed, it is part of the
 * reason.
 */
public final class GuardLoss {
  private static final Logger LOG = LoggerFactory.getLogger(GuardLoss.class);

  private MigrationException first;

  /** Runs {@code guard}, and remembers the first time that it fails. */
  public void during(Runnable guard) {
    try {
      guard.run();
    } catch (MigrationException failure) {
      if (first == null) {
        first = failure;
      }
    }
  }

  /** {@code failed}, with what the guard met. */
  public <T extends MigrationException> T explain(T failed) {
    if (first != null) {
      failed.addSuppressed(first);
    }
    return failed;
  }

  /** What was guarded has succeeded. */
  public void tell() {
    if (first != null) {
      LOG.warn("what was guarded succeeded, its guard did not", first);
    }
  }
}
