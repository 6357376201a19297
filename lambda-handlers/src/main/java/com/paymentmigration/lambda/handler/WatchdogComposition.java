package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.SnsNotifier;
import com.paymentmigration.lambda.aws.StepFunctionsExecutions;
import com.paymentmigration.lambda.cutover.GuardNames;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.Watchdog;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What {@link WatchdogHandler} calls. */
public final class WatchdogComposition {
  private WatchdogComposition() {}

  /** Wires the function that {@code variables} configure. */
  public static Watchdog of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    return new Watchdog(
        StateAccess.writer(variables, timing),
        timing,
        new StepFunctionsExecutions(
            CallLimits.PATIENT.client(SfnClient.builder()),
            () -> Setting.ROLLBACK_WORKFLOW_ARN.from(variables)),
        new GuardNames(
            Setting.BLUE_GUARD_ALARM.from(variables), Setting.GREEN_GUARD_ALARM.from(variables)),
        new SnsNotifier(
            CallLimits.QUICK.client(SnsClient.builder()),
            Setting.NOTIFICATION_TOPIC_ARN.from(variables)));
  }
}
