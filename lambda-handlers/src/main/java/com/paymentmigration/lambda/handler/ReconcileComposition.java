package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationReconciler;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.traffic.Reconcile;
import com.paymentmigration.lambda.traffic.StateTrafficIntents;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What {@link ReconcileHandler} calls. */
public final class ReconcileComposition {
  private ReconcileComposition() {}

  /** Wires the function that {@code variables} configure. */
  public static Reconcile of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    return new Reconcile(
        new StateTrafficIntents(StateAccess.writer(variables, timing), timing),
        new CloudFormationReconciler(
            CallLimits.PATIENT.client(CloudFormationClient.builder()),
            Setting.STACK_ID.from(variables),
            Setting.RECONCILE_ROLE_ARN.from(variables)));
  }
}
