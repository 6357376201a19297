package com.paymentmigration.monitoring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * Alarms on one environment (requirement R5), and the guard over those that a rollback can cure.
 *
 * <p>The profile may name alarms of the user's own for the guard. They are no resources of the
 * stack: the guard's rule holds their names, and its metadata too, so that the gates know them from
 * misspelled alarms of the stack.
 *
 * <p>The guard is what a run watches and what starts a rollback: connections, response time, failed
 * requests, unanswered requests, healthy hosts. Replica lag is not part of it: before the cutover
 * moving the writer waits for it anyway, and after the cutover lag is the very thing that makes a
 * rollback of the writer impossible.
 */
final class EnvironmentAlarms extends Construct {
  private static final String GUARD = "Guard";

  /** Key of the metadata that names alarms of the user's own. */
  private static final String OWN = "GuardAlarms";

  private final CfnCompositeAlarm guard;
  private final List<CfnAlarm> alarms;

  EnvironmentAlarms(Construct scope, String id, EnvironmentAlarmsProps props, String topicArn) {
    super(scope, id);
    List<CfnAlarm> guarded =
        List.of(
            DatabaseAlarms.connections(props).create(this, "Connections", topicArn),
            ServiceAlarms.responseTime(props).create(this, "ResponseTime", topicArn),
            ServiceAlarms.serverErrors(props).create(this, "ServerErrors", topicArn),
            ServiceAlarms.unansweredRequests(props).create(this, "UnansweredRequests", topicArn),
            ServiceAlarms.unhealthyHosts(props).create(this, "UnhealthyHosts", topicArn));
    CfnAlarm lag = DatabaseAlarms.replicaLag(props).create(this, "ReplicaLag", topicArn);
    List<String> own = props.thresholds().guardAlarmsOf(props.environment());
    guard =
        CfnCompositeAlarm.Builder.create(this, GUARD)
            .alarmDescription(
                AlarmDefinition.description(
                    "Something that a rollback can cure is wrong with "
                        + props.environment().key()
                        + ". A run that moves to it is rolled back, unless this alarm is older than"
                        + " the run; one that moves from it is not: you decide.",
                    "look which of its alarms rings, then at the state of the run (dashboard).",
                    GUARD))
            .alarmRule(
                Stream.concat(guarded.stream().map(CfnAlarm::getAttrArn), own.stream())
                    .map(alarm -> "ALARM(\"" + alarm + "\")")
                    .collect(Collectors.joining(" OR ")))
            .alarmActions(List.of(topicArn))
            .okActions(List.of(topicArn))
            .build();
    if (!own.isEmpty()) {
      guard.addMetadata(OWN, own);
    }
    alarms = Stream.concat(guarded.stream(), Stream.of(lag)).toList();
  }

  /** Name of the guard. */
  String guardName() {
    return guard.getRef();
  }

  /** ARN of the guard. */
  String guardArn() {
    return guard.getAttrArn();
  }

  /** ARNs of guard and alarms, guard first. */
  List<String> arns() {
    return Stream.concat(Stream.of(guardArn()), alarms.stream().map(CfnAlarm::getAttrArn)).toList();
  }
}
