package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.RotationLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease of one invocation; closing gives it back. */
public final class HeldLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

  private final RotationGate gate;
  private final long epoch;
  private final RotationLease lease;
  private final String reason;

  HeldLease(RotationGate gate, long epoch, RotationLease lease, String reason) {
    this.gate = gate;
    this.epoch = epoch;
    this.lease = lease;
    this.reason = reason;
  }

  /**
   * Reads the state item again, as an actor must between taking the databases' lock and acting.
   *
   * @throws RotationRefusedException if the lease is lost or a run began
   */
  public MigrationState recheck() {
    return gate.recheck(epoch, lease);
  }

  /** Gives the lease back. A failure is logged: the step's own result counts, the lease expires. */
  @Override
  public void close() {
    try {
      gate.leave(lease, reason);
    } catch (MigrationException failure) {
      LOG.warn("rotation lease not given back, it expires at {}", lease.expiresAt(), failure);
    }
  }
}
