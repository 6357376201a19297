package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.StepFunctionsExecutions;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.cutover.Watchdog;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;

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
            () -> Setting.ROLLBACK_WORKFLOW_ARN.from(variables)));
  }
}
