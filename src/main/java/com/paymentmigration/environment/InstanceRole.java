package com.paymentmigration.environment;

import com.paymentmigration.compliance.Acknowledgments;
import com.paymentmigration.compliance.HandedOverRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What an instance of a fleet may do: role and one managed policy.
 *
 * <p>Its two application secrets, the state item (and no other partition of that table), the
 * session table, its own log group, metrics of one namespace, and the sessions of Systems Manager,
 * by which operators come in without SSH (PCI DSS 8.2.1, 10.2.1.2).
 */
final class InstanceRole extends Construct {
  /** Namespace in which applications publish their own metrics. */
  static final String METRIC_NAMESPACE = "PaymentApplication";

  private final Role role;

  InstanceRole(Construct scope, String id, ApplicationData data, String logGroupArn) {
    super(scope, id);
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
            .description("Instances of a payment fleet")
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("What an instance of a payment fleet may do")
            .statements(statements(data, logGroupArn))
            .build();
    role.addManagedPolicy(policy);
    Acknowledgments.acknowledge(
        policy,
        "AwsSolutions-IAM5[Resource::*]",
        "PutMetricData and the channels of Session Manager have no resource-level permissions;"
            + " metrics are bound to one namespace by a condition");
  }

  /** The role; nobody can add to its policies. */
  IRole role() {
    return HandedOverRole.of(role);
  }

  private List<PolicyStatement> statements(ApplicationData data, String logGroupArn) {
    List<PolicyStatement> all = new ArrayList<>(data.tableStatements());
    all.add(readSecrets(data));
    all.add(decryptSecrets(data));
    all.add(writeLog(logGroupArn));
    all.add(publishMetrics());
    all.add(acceptSessions());
    return all;
  }

  private static PolicyStatement readSecrets(ApplicationData data) {
    return statement(
        "ReadApplicationSecrets",
        List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
        List.of(data.blueSecret().getSecretArn(), data.greenSecret().getSecretArn()));
  }

  /** Only through Secrets Manager: the key cannot be used on its own. */
  private PolicyStatement decryptSecrets(ApplicationData data) {
    PolicyStatement statement =
        statement("DecryptSecrets", List.of("kms:Decrypt"), List.of(data.secretsKey().getKeyArn()));
    statement.addCondition(
        "StringEquals",
        Map.of(
            "kms:ViaService", "secretsmanager." + Stack.of(this).getRegion() + ".amazonaws.com"));
    return statement;
  }

  private static PolicyStatement writeLog(String logGroupArn) {
    return statement(
        "WriteLog",
        List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
        List.of(logGroupArn));
  }

  /** PutMetricData has no resources; the namespace is its only bound. */
  private static PolicyStatement publishMetrics() {
    PolicyStatement statement =
        statement("PublishMetrics", List.of("cloudwatch:PutMetricData"), List.of("*"));
    statement.addCondition("StringEquals", Map.of("cloudwatch:namespace", METRIC_NAMESPACE));
    return statement;
  }

  /**
   * Session Manager and nothing else of Systems Manager. The channel actions have no resource-level
   * permissions (Service Authorization Reference, "Amazon Session Manager Message Gateway
   * Service").
   */
  private static PolicyStatement acceptSessions() {
    return statement(
        "AcceptOperatorSessions",
        List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel"),
        List.of("*"));
  }

  private static PolicyStatement statement(
      String sid, List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources).build();
  }
}
