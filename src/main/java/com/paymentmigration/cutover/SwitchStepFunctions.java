package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import java.util.List;
import java.util.Objects;

/**
 * The functions that the workflows call.
 *
 * @param run begins, finishes and halts runs; nothing but the state item
 * @param preflight checks every assumption, read-only
 * @param replication arms both ways of replication on day 0
 * @param traffic moves weights and reads them back
 * @param trafficBack the same code with the rollback's short timeout
 * @param bake one round of probes and alarms
 * @param reconcile brings the stack's parameters to what is live
 * @param writer moves the writer from fence to open, and recovers it
 */
public record SwitchStepFunctions(
    MigrationFunction run,
    MigrationFunction preflight,
    MigrationFunction replication,
    MigrationFunction traffic,
    MigrationFunction trafficBack,
    MigrationFunction bake,
    MigrationFunction reconcile,
    MigrationFunction writer) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public SwitchStepFunctions {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(preflight, "preflight");
    Objects.requireNonNull(replication, "replication");
    Objects.requireNonNull(traffic, "traffic");
    Objects.requireNonNull(trafficBack, "trafficBack");
    Objects.requireNonNull(bake, "bake");
    Objects.requireNonNull(reconcile, "reconcile");
    Objects.requireNonNull(writer, "writer");
  }

  List<String> forwardArns() {
    return List.of(
        run.arn(),
        preflight.arn(),
        replication.arn(),
        traffic.arn(),
        bake.arn(),
        reconcile.arn(),
        writer.arn());
  }

  List<String> rollbackArns() {
    return List.of(run.arn(), trafficBack.arn(), reconcile.arn(), writer.arn());
  }
}
