package com.paymentmigration.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Flow logs of all traffic, accepted and rejected (PCI DSS 10.2.1, 1.2.8): flow log, encrypted log
 * group, role and its managed policy.
 *
 * <p>Not the L2 {@code FlowLog}: it would add an inline policy to the role.
 */
final class FlowLogs extends Construct {
  /** Seconds of traffic in one record: the shorter of the two that EC2 offers (60, 600). */
  private static final int AGGREGATION_SECONDS = 60;

  private final LogGroup logs;

  FlowLogs(Construct scope, String id, IVpc vpc, PaymentNetworkProps props) {
    super(scope, id);
    logs =
        LogGroup.Builder.create(this, "Logs")
            .encryptionKey(props.logKey())
            .retention(props.logRetention())
            .removalPolicy(props.removalPolicy())
            .build();
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(
                ServicePrincipal.Builder.create("vpc-flow-logs.amazonaws.com")
                    .conditions(ofThisAccount())
                    .build())
            .description("Writes the flow logs of the payment network")
            .build();
    role.addManagedPolicy(
        ManagedPolicy.Builder.create(this, "Policy")
            .description("Writes to the log group of the flow logs only")
            .statements(
                List.of(
                    PolicyStatement.Builder.create()
                        .sid("WriteFlowLogs")
                        .actions(
                            List.of(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents"))
                        .resources(List.of(logs.getLogGroupArn()))
                        .build()))
            .build());
    CfnFlowLog.Builder.create(this, "FlowLog")
        .resourceId(vpc.getVpcId())
        .resourceType("VPC")
        .trafficType("ALL")
        .maxAggregationInterval(AGGREGATION_SECONDS)
        .logDestinationType("cloud-watch-logs")
        .logGroupName(logs.getLogGroupName())
        .deliverLogsPermissionArn(role.getRoleArn())
        .build();
  }

  /** Name of the log group. */
  String logsName() {
    return logs.getLogGroupName();
  }

  /** Against the confused deputy: only flow logs of this account may have the role assumed. */
  private Map<String, Object> ofThisAccount() {
    Stack stack = Stack.of(this);
    String flowLogs =
        stack.formatArn(
            ArnComponents.builder()
                .service("ec2")
                .resource("vpc-flow-log")
                .resourceName("*")
                .build());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("ArnLike", Map.of("aws:SourceArn", flowLogs));
    conditions.put("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    return conditions;
  }
}
