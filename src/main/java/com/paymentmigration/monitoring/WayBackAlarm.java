package com.paymentmigration.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.constructs.Construct;

/**
 * Rings when a function of the way back was not called for three minutes. Each is called every
 * minute; Lambda counts a call that it refuses (a function that is inactive, or throttled) under no
 * invocation, and a tick that somebody stopped calls nobody. A call that fails is an error of the
 * function, which {@link FailureAlarms} watch.
 */
public final class WayBackAlarm extends Construct {
  /** An alarm on a formula may name ten metrics (CloudWatch quotas). */
  private static final int MOST_FUNCTIONS = 10;

  private static final int MINUTES = 3;

  /** One more: the newest minute is filled with 0 until its metric has come. */
  private static final int LOOKED_AT = MINUTES + 1;

  private final CfnAlarm alarm;

  /**
   * Defines the alarm.
   *
   * @param functionNames functions of the way back, 1 to 10
   * @param topicArn topic that hears of it
   * @throws IllegalArgumentException if there are none, or more than one alarm can watch
   */
  public WayBackAlarm(Construct scope, String id, List<String> functionNames, String topicArn) {
    super(scope, id);
    if (functionNames.isEmpty() || functionNames.size() > MOST_FUNCTIONS) {
      throw new IllegalArgumentException(
          "functionNames: received " + functionNames.size() + ", allowed: 1 to " + MOST_FUNCTIONS);
    }
    alarm =
        new AlarmDefinition(
                "A function that a rollback needs was not called for three minutes, though each is"
                    + " called every minute: it sleeps, or the tick does not come. A rollback would"
                    + " lose time that its budget does not have.",
                "invoke each function of the way back once by hand, then see whether the schedules"
                    + " EveryMinute and KeepAwake are enabled.",
                queries(functionNames),
                1,
                LOOKED_AT,
                MINUTES,
                MissingData.ALARMING)
            .create(this, "WayBackAsleep", topicArn);
  }

  /** ARN of the alarm. */
  public String arn() {
    return alarm.getAttrArn();
  }

  private static List<MetricDataQueryProperty> queries(List<String> functionNames) {
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    for (int index = 0; index < functionNames.size(); index++) {
      queries.add(
          new MetricSource(
                  "AWS/Lambda",
                  "Invocations",
                  "Sum",
                  Map.of("FunctionName", functionNames.get(index)))
              .operand("calls" + index));
    }
    queries.add(
        MetricSource.formula(
            "asleep",
            "Functions of the way back that nobody called",
            IntStream.range(0, functionNames.size())
                .mapToObj(index -> "IF(FILL(calls" + index + ", 0) < 1, 1, 0)")
                .collect(Collectors.joining(" + "))));
    return queries;
  }
}
