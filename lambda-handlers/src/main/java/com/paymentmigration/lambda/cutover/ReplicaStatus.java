package com.paymentmigration.lambda.cutover;

/**
 * Both threads of a replica.
 *
 * @param configured whether a source is set at all
 * @param receiver the IO thread
 * @param applierRunning the SQL thread
 * @param lastError last error of either thread; empty for none
 */
public record ReplicaStatus(
    boolean configured, Receiver receiver, boolean applierRunning, String lastError) {
  /** {@code Replica_IO_Running}. */
  public enum Receiver {
    /** {@code Yes}: connected. */
    RUNNING,
    /** {@code Connecting}: waits up to 60 s before it tries again. */
    CONNECTING,
    /** {@code No}. */
    STOPPED
  }

  /** No source configured. */
  public static final ReplicaStatus UNCONFIGURED =
      new ReplicaStatus(false, Receiver.STOPPED, false, "");

  /** Whether both threads run. */
  public boolean healthy() {
    return receiver == Receiver.RUNNING && applierRunning;
  }
}
