package com.paymentmigration.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Role with which RDS delivers Enhanced Monitoring: role and managed policy.
 *
 * <p>The statements are those of the AWS-managed policy AmazonRDSEnhancedMonitoringRole, narrowed
 * to the one log group that RDS writes to. That group, {@code RDSOSMetrics}, belongs to the whole
 * account, so that no stack can define or encrypt it; it holds operating system counters and no
 * data.
 */
final class MonitoringRole extends Construct {
  private static final String LOG_GROUP = "RDSOSMetrics";

  /**
   * With {@code :*}: IAM asks about actions on a log group with the ARN of its streams, those on
   * tags excepted (CloudWatch Logs user guide, "CloudWatch Logs resources and operations").
   */
  private static final String WHOLE_LOG_GROUP = LOG_GROUP + ":*";

  private static final String LOG_STREAMS = LOG_GROUP + ":log-stream:*";

  private final Role role;

  MonitoringRole(Construct scope, String id) {
    super(scope, id);
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(
                ServicePrincipal.Builder.create("monitoring.rds.amazonaws.com")
                    .conditions(ofThisAccount())
                    .build())
            .description("Delivers operating system metrics of the database instances")
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("Writes operating system metrics of database instances")
            .statements(
                List.of(
                    PolicyStatement.Builder.create()
                        .sid("KeepLogGroup")
                        .actions(List.of("logs:CreateLogGroup", "logs:PutRetentionPolicy"))
                        .resources(List.of(logs(WHOLE_LOG_GROUP)))
                        .build(),
                    PolicyStatement.Builder.create()
                        .sid("WriteLogStreams")
                        .actions(
                            List.of(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:GetLogEvents",
                                "logs:PutLogEvents"))
                        .resources(List.of(logs(LOG_STREAMS)))
                        .build()))
            .build();
    role.addManagedPolicy(policy);
    ClusterAcknowledgments.onMonitoringPolicy(policy, logs(WHOLE_LOG_GROUP), logs(LOG_STREAMS));
  }

  /** ARN of the role. */
  String arn() {
    return role.getRoleArn();
  }

  private String logs(String name) {
    return arn("logs", "log-group", name);
  }

  private String arn(String service, String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  /** Against the confused deputy: only instances of this account may have the role assumed. */
  private Map<String, Object> ofThisAccount() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("ArnLike", Map.of("aws:SourceArn", arn("rds", "db", "*")));
    conditions.put("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
    return conditions;
  }
}
