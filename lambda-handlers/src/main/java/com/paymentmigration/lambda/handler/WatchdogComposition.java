package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.SnsNotifier;
import com.paymentmigration.lambda.aws.StepFunctionsExecutions;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.cutover.GuardNames;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.Watchdog;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What {@link WatchdogHandler} calls.
 *
 * @param touch reads the state item
 * @param watchdog starts rollbacks when due
 * @param claim starts a rollback at most once, when the function whose job that is does not answer
 */
public record WatchdogComposition(Runnable touch, Watchdog watchdog, ClaimRollback claim) {
  /** Wires the function that {@code variables} configure. */
  public static WatchdogComposition of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    StateWriter states = StateAccess.writer(variables, timing);
    Executions executions =
        new StepFunctionsExecutions(
            CallLimits.PATIENT.client(SfnClient.builder()),
            () -> Setting.ROLLBACK_WORKFLOW_ARN.from(variables));
    Watchdog watchdog =
        new Watchdog(
            states,
            timing,
            executions,
            new GuardNames(
                Setting.BLUE_GUARD_ALARM.from(variables),
                Setting.GREEN_GUARD_ALARM.from(variables)),
            new SnsNotifier(
                CallLimits.QUICK.client(SnsClient.builder()),
                Setting.NOTIFICATION_TOPIC_ARN.from(variables)));
    return new WatchdogComposition(
        states::read, watchdog, new ClaimRollback(states, timing, executions));
  }
}
