package com.paymentmigration.workflow;

import java.util.ArrayList;
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
    all.add(encryptionOfTheLog(scope, props));
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

  /** Bound to this state machine by the encryption context. */
  private static PolicyStatement useOfTheKey(Construct scope, WorkflowProps props) {
    return PolicyStatement.Builder.create()
        .sid("EncryptExecutionData")
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
        .resources(List.of(props.key().getKeyArn()))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of(
                    "kms:EncryptionContext:aws:states:stateMachineArn",
                    new WorkflowArns(scope, props.name()).stateMachine())))
        .build();
  }

  /**
   * The log that leaves for CloudWatch is encrypted on the way.
   * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
   */
  private static PolicyStatement encryptionOfTheLog(Construct scope, WorkflowProps props) {
    return PolicyStatement.Builder.create()
        .sid("EncryptExecutionLog")
        .actions(List.of("kms:GenerateDataKey"))
        .resources(List.of(props.key().getKeyArn()))
        .conditions(
            Map.of(
                "ArnLike",
                Map.of(
                    "kms:EncryptionContext:SourceArn",
                    Stack.of(scope)
                        .formatArn(
                            ArnComponents.builder()
                                .service("logs")
                                .resource("*")
                                .arnFormat(ArnFormat.NO_RESOURCE_NAME)
                                .build()))))
        .build();
  }
}
