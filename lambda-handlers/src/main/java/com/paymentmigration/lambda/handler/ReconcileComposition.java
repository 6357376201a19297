package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationReconciler;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.stack.StackReconciler;
import com.paymentmigration.lambda.traffic.Reconcile;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import com.paymentmigration.lambda.traffic.TrafficIntents;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/**
 * What {@link ReconcileHandler} calls.
 *
 * @param touch reads the state item and the stack
 * @param reconcile brings the stack's parameters to what is live
 * @param clock what time it is
 */
public record ReconcileComposition(Runnable touch, Reconcile reconcile, InstantSource clock) {
  /** Wires the function that {@code variables} configure. */
  public static ReconcileComposition of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    TrafficIntents intents = new StateTrafficIntents(StateAccess.writer(variables, timing), timing);
    StackReconciler stack =
        new CloudFormationReconciler(
            CallLimits.PATIENT.client(CloudFormationClient.builder()),
            Setting.STACK_ID.from(variables),
            Setting.RECONCILE_ROLE_ARN.from(variables));
    Runnable touch =
        () -> {
          intents.read();
          stack.describe();
        };
    return new ReconcileComposition(touch, new Reconcile(intents, stack), timing.clock());
  }
}
