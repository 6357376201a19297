package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param watchdog looks for runs without an actor; claims a rollback when {@code run} does not
 *     answer
 */
public record SwitchStepFunctions(
    MigrationFunction run,
    MigrationFunction preflight,
    MigrationFunction replication,
    MigrationFunction traffic,
    MigrationFunction trafficBack,
    MigrationFunction bake,
    MigrationFunction reconcile,
    MigrationFunction writer,
    MigrationFunction watchdog) {

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
    Objects.requireNonNull(watchdog, "watchdog");
  }

  List<String> forwardArns() {
    return List.of(
        run.arn(),
        preflight.arn(),
        replication.arn(),
        traffic.arn(),
        trafficBack.arn(),
        bake.arn(),
        reconcile.arn(),
        writer.arn(),
        watchdog.arn());
  }

  List<String> rollbackArns() {
    return wayBack().values().stream().map(MigrationFunction::arn).toList();
  }

  /**
   * The functions that a rollback needs, by the name that steps give them: those of its workflow,
   * and the one that starts a workflow which lost its actor. They are kept awake.
   */
  public Map<String, MigrationFunction> wayBack() {
    Map<String, MigrationFunction> all = new LinkedHashMap<>();
    all.put("run", run);
    all.put("watchdog", watchdog);
    all.put("traffic back", trafficBack);
    all.put("writer", writer);
    all.put("reconcile", reconcile);
    return all;
  }
}
