package com.paymentmigration.cutover;

import com.paymentmigration.function.MigrationFunction;
import com.paymentmigration.lambda.handler.JsonHandler;
import com.paymentmigration.workflow.Workflow;
import java.util.ArrayList;
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

  /** The look of every minute at what should rest. */
  private static final String REST = "rest";

  /** Defines the rules. */
  public WorkflowTriggers(Construct scope, String id, WorkflowTriggersProps props) {
    super(scope, id);
    MigrationFunction watchdog = props.functions().watchdog();
    MigrationFunction writer = props.functions().writer();
    Rule.Builder.create(this, "EveryMinute")
        .description(
            "Lets the watchdog look for a run that lost its actor, measures the way back, looks"
                + " whether the standby is closed, and proves rows")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(
            List.of(
                target(watchdog),
                asked(writer, "measure"),
                asked(writer, "tick"),
                once(props.prover(), "prove")))
        .build();
    keepAwake(props);
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
        target(watchdog));
    on(
        "GuardAlarm",
        "A guard alarm went off",
        "aws.cloudwatch",
        "CloudWatch Alarm State Change",
        detail("alarmName", props.guardAlarms(), "state", Map.of("value", List.of("ALARM"))),
        target(watchdog));
    DatabaseRestartRule.of(
        this, "DatabaseRestart", props.databaseIdentifiers(), asked(writer, "reassert"));
  }

  /**
   * Calls the functions of the way back that nothing else calls each minute, for a look at rest
   * where they have one; a rule has five targets at most. Called by EventBridge and not by the
   * watchdog: its network has no way to Lambda's API and needs none, and a touch that fails is
   * nobody's failure but its own. Nothing is delivered again, because the next touch comes in a
   * minute.
   */
  private void keepAwake(WorkflowTriggersProps props) {
    List<MigrationFunction> idle = new ArrayList<>(props.functions().wayBack().values());
    idle.removeAll(List.of(props.functions().watchdog(), props.functions().writer()));
    Rule.Builder.create(this, "KeepAwake")
        .description(
            "Looks, while nothing runs, whether rule and parameters are as the state item says, and"
                + " touches the functions that only a rollback needs, so that none is asleep or cold"
                + " then")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(idle.stream().map(function -> once(function, look(props, function))).toList())
        .build();
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

  private static String look(WorkflowTriggersProps props, MigrationFunction function) {
    boolean looks =
        function.equals(props.functions().trafficBack())
            || function.equals(props.functions().reconcile());
    return looks ? REST : JsonHandler.TOUCH;
  }

  /** Not delivered again: the next one comes in a minute. */
  private static LambdaFunction once(MigrationFunction function, String operation) {
    return LambdaFunction.Builder.create(function.function())
        .event(RuleTargetInput.fromObject(Map.of("operation", operation)))
        .maxEventAge(Duration.minutes(1))
        .retryAttempts(0)
        .build();
  }

  private static LambdaFunction asked(MigrationFunction function, String operation) {
    return LambdaFunction.Builder.create(function.function())
        .event(RuleTargetInput.fromObject(Map.of("operation", operation)))
        .maxEventAge(MAX_EVENT_AGE)
        .retryAttempts(RETRIES)
        .build();
  }
}
