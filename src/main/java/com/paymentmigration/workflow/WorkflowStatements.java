package com.paymentmigration.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What every workflow may do, beside what its props ask for. */
final class WorkflowStatements {
  private WorkflowStatements() {}

  static List<PolicyStatement> of(Construct scope, WorkflowProps props) {
    List<PolicyStatement> all = new ArrayList<>();
    all.add(
        PolicyStatement.Builder.create()
            .sid("CallSteps")
            .actions(List.of("lambda:InvokeFunction"))
            .resources(props.functionArns())
            .build());
    all.add(useOfTheKey(scope, props));
    // Log delivery has no resource-level permissions.
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    all.add(
        PolicyStatement.Builder.create()
            .sid("DeliverExecutionLog")
            .actions(
                List.of(
                    "logs:CreateLogDelivery",
                    "logs:DeleteLogDelivery",
                    "logs:DescribeLogGroups",
                    "logs:DescribeResourcePolicies",
                    "logs:GetLogDelivery",
                    "logs:ListLogDeliveries",
                    "logs:PutResourcePolicy",
                    "logs:UpdateLogDelivery"))
            .resources(List.of("*"))
            .build());
    // Nor has tracing. https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
    all.add(
        PolicyStatement.Builder.create()
            .sid("Trace")
            .actions(
                List.of(
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments"))
            .resources(List.of("*"))
            .build());
    all.addAll(props.statements());
    return all;
  }

  /**
   * Bound to executions of this account by the encryption context. The state machine's own ARN
   * would make a cycle (state machine, role, policy, state machine), hence the pattern.
   */
  private static PolicyStatement useOfTheKey(Construct scope, WorkflowProps props) {
    String anyStateMachine =
        Stack.of(scope)
            .formatArn(
                ArnComponents.builder()
                    .service("states")
                    .resource("stateMachine")
                    .resourceName("*")
                    .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                    .build());
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("kms:EncryptionContext:aws:states:stateMachineArn", anyStateMachine);
    return PolicyStatement.Builder.create()
        .sid("EncryptExecutionData")
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
        .resources(List.of(props.key().getKeyArn()))
        .conditions(Map.of("ArnLike", context))
        .build();
  }
}
