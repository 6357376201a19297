package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/**
 * What starts a recovery without a person: a tick every minute, workflows that ended badly, guard
 * alarms; and what re-asserts read_only on the standby after a failover or a restart.
 *
 * <p>Every event only asks: the functions decide from the state item, so an event that comes late,
 * twice or not at all does no harm.
 */
public final class WorkflowTriggers extends Construct {
  /** An event older than this is of no use to anybody. */
  private static final Duration MAX_EVENT_AGE = Duration.minutes(5);

  private static final int RETRIES = 2;

  /** Defines the rules. */
  public WorkflowTriggers(Construct scope, String id, WorkflowTriggersProps props) {
    super(scope, id);
    Rule.Builder.create(this, "EveryMinute")
        .description(
            "Lets the watchdog look for a run that lost its actor, measures the way back, and looks"
                + " whether the standby is closed")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(
            List.of(
                target(props.watchdog()),
                writer(props.writer(), "measure"),
                writer(props.writer(), "tick")))
        .build();
    on(
        "WorkflowEndedBadly",
        "A workflow of the migration failed, timed out or was aborted",
        "aws.states",
        "Step Functions Execution Status Change",
        detail(
            "stateMachineArn",
            props.workflows().stream().map(Workflow::arn).toList(),
            "status",
            List.of("FAILED", "TIMED_OUT", "ABORTED")),
        target(props.watchdog()));
    on(
        "GuardAlarm",
        "A guard alarm went off",
        "aws.cloudwatch",
        "CloudWatch Alarm State Change",
        detail("alarmName", props.guardAlarms(), "state", Map.of("value", List.of("ALARM"))),
        target(props.watchdog()));
    DatabaseRestartRule.of(
        this, "DatabaseRestart", props.databaseIdentifiers(), writer(props.writer(), "reassert"));
  }

  private static Map<String, Object> detail(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put(first, firstValue);
    detail.put(second, secondValue);
    return detail;
  }

  private void on(
      String id,
      String description,
      String source,
      String detailType,
      Map<String, Object> detail,
      LambdaFunction target) {
    Rule.Builder.create(this, id)
        .description(description)
        .eventPattern(
            EventPattern.builder()
                .source(List.of(source))
                .detailType(List.of(detailType))
                .detail(detail)
                .build())
        .targets(List.of(target))
        .build();
  }

  private static LambdaFunction target(MigrationFunction function) {
    return LambdaFunction.Builder.create(function.function())
        .maxEventAge(MAX_EVENT_AGE)
        .retryAttempts(RETRIES)
        .build();
  }

  private static LambdaFunction writer(MigrationFunction writer, String operation) {
    return LambdaFunction.Builder.create(writer.function())
        .event(RuleTargetInput.fromObject(Map.of("operation", operation)))
        .maxEventAge(MAX_EVENT_AGE)
        .retryAttempts(RETRIES)
        .build();
  }
}
