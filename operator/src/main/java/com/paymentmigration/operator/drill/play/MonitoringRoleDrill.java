package com.paymentmigration.operator.drill.play;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.operator.drill.AccountQuestion;
import com.paymentmigration.operator.drill.Drill;
import com.paymentmigration.operator.drill.DrillRun;
import com.paymentmigration.operator.drill.Effect;
import com.paymentmigration.operator.drill.Hindrance;
import com.paymentmigration.operator.drill.Outcome;
import com.paymentmigration.operator.drill.Plan;
import com.paymentmigration.operator.drill.port.DatabaseControl;
import com.paymentmigration.operator.drill.port.LogSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether Enhanced Monitoring writes. The log group and its streams, named by the instance's
 * resource id: Aurora User Guide, "Viewing OS metrics using CloudWatch Logs".
 */
final class MonitoringRoleDrill implements Drill {
  private static final Plan PLAN =
      new Plan(
          "monitoring-role",
          "Enhanced Monitoring of every instance writes to CloudWatch Logs with our role",
          "a role that RDS cannot use fails the instance, or leaves a night without figures of the"
              + " operating system",
          "nothing",
          Effect.READS,
          Duration.ofMinutes(15),
          List.of(AccountQuestion.MONITORING_ROLE.number()));

  static final String GROUP = "RDSOSMetrics";

  /** The longest interval of Enhanced Monitoring is 60 s. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private final DatabaseControl databases;
  private final LogSearch logs;

  MonitoringRoleDrill(DatabaseControl databases, LogSearch logs) {
    this.databases = databases;
    this.logs = logs;
  }

  @Override
  public Plan plan() {
    return PLAN;
  }

  @Override
  public Outcome play(DrillRun run) {
    List<String> silent = new ArrayList<>();
    int writing = 0;
    for (Environment side : Environment.values()) {
      DatabaseControl.Cluster cluster = databases.cluster(run.site().cluster(side));
      List<String> instances = new ArrayList<>(cluster.readers());
      instances.add(0, cluster.writer());
      for (String id : instances) {
        DatabaseControl.Instance instance = databases.instance(id);
        if (instance.monitoringSeconds() == 0) {
          run.evidence(id, "Enhanced Monitoring is off");
        } else if (writes(run, id, instance)) {
          writing++;
        } else {
          silent.add(id);
        }
      }
    }
    if (!silent.isEmpty()) {
      return Outcome.refuted(
          "no figures from " + String.join(", ", silent),
          "compare the policy of the monitoring role with docs/iam.md");
    }
    return writing == 0
        ? Outcome.notPlayed(
            Hindrance.NOT_NOW, "Enhanced Monitoring is off on every instance", "nothing to prove")
        : Outcome.proved(writing + " instances write to " + GROUP);
  }

  private boolean writes(DrillRun run, String id, DatabaseControl.Instance instance) {
    Optional<LogSearch.Line> line =
        run.await(
            "figures of " + id,
            Duration.ofSeconds(2L * instance.monitoringSeconds()),
            Duration.ofSeconds(10),
            () -> {
              Instant oldest = run.now().minus(FRESH);
              return logs.latest(GROUP, instance.resourceId())
                  .filter(each -> each.at().isAfter(oldest));
            });
    run.evidence(
        id + " with role " + instance.monitoringRole(),
        line.map(each -> "latest figures at " + each.at()).orElse("no fresh figures"));
    return line.isPresent();
  }
}
