package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudWatchMetrics;
import com.paymentmigration.lambda.aws.SnsNotifier;
import com.paymentmigration.lambda.aws.StepFunctionsExecutions;
import com.paymentmigration.lambda.cutover.BeginRun;
import com.paymentmigration.lambda.cutover.ClaimRollback;
import com.paymentmigration.lambda.cutover.Executions;
import com.paymentmigration.lambda.cutover.FinishRollback;
import com.paymentmigration.lambda.cutover.FinishRun;
import com.paymentmigration.lambda.cutover.HaltRun;
import com.paymentmigration.lambda.cutover.Metrics;
import com.paymentmigration.lambda.cutover.Notifier;
import com.paymentmigration.lambda.cutover.PauseRun;
import com.paymentmigration.lambda.cutover.RecordAnswer;
import com.paymentmigration.lambda.cutover.RequestApproval;
import com.paymentmigration.lambda.cutover.StateWriter;
import com.paymentmigration.lambda.cutover.Timing;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What {@link RunHandler} calls.
 *
 * @param touch reads the state item
 * @param begin starts a forward run
 * @param pause stops a run between two steps, and lets it go on
 * @param approval asks a person
 * @param answer records what the person said
 * @param finish records a forward run's end
 * @param claim starts a rollback at most once
 * @param finishRollback records a rollback's end
 * @param halt stops automation
 */
public record RunComposition(
    Runnable touch,
    BeginRun begin,
    PauseRun pause,
    RequestApproval approval,
    RecordAnswer answer,
    FinishRun finish,
    ClaimRollback claim,
    FinishRollback finishRollback,
    HaltRun halt) {
  /** Wires the function that {@code variables} configure. */
  public static RunComposition of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    StateWriter states = StateAccess.writer(variables, timing);
    Executions executions =
        new StepFunctionsExecutions(
            CallLimits.QUICK.client(SfnClient.builder()),
            () -> Setting.ROLLBACK_WORKFLOW_ARN.from(variables));
    Notifier notifier =
        new SnsNotifier(
            CallLimits.QUICK.client(SnsClient.builder()),
            Setting.NOTIFICATION_TOPIC_ARN.from(variables));
    Metrics metrics =
        new CloudWatchMetrics(
            CallLimits.QUICK.client(CloudWatchClient.builder()),
            Setting.METRIC_NAMESPACE.from(variables),
            timing.clock());
    HaltRun halt = new HaltRun(states, timing, notifier, metrics);
    return new RunComposition(
        states::read,
        new BeginRun(states, timing, executions),
        new PauseRun(states, timing, StateAccess.pauses(variables)),
        new RequestApproval(states, timing, notifier),
        new RecordAnswer(states),
        new FinishRun(states, timing, metrics),
        new ClaimRollback(states, timing, executions),
        new FinishRollback(states, timing, metrics, halt),
        halt);
  }
}
