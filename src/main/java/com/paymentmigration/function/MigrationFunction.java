package com.paymentmigration.function;

import com.paymentmigration.compliance.HandedOverRole;
import com.paymentmigration.lambda.handler.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One Lambda function of the migration: four resources (function, role, managed policy, log group).
 *
 * <p>The role carries one explicit managed policy and nothing else: an L2 grant is ignored, because
 * it would add an {@code AWS::IAM::Policy}, which has no drift support (ADR 0016). SnapStart stays
 * off: after 14 idle days the next call would fail (ADR 0017).
 */
public final class MigrationFunction extends Construct {
  /**
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
   */
  private static final WildcardGrant LIVE_IN_VPC =
      new WildcardGrant(
          "LiveInVpc",
          List.of(
              "ec2:AssignPrivateIpAddresses",
              "ec2:CreateNetworkInterface",
              "ec2:DeleteNetworkInterface",
              "ec2:DescribeNetworkInterfaces",
              "ec2:DescribeSubnets",
              "ec2:UnassignPrivateIpAddresses"),
          "Lambda attaches the function to the VPC with these calls, on interfaces that it makes"
              + " itself");

  private final Function function;
  private final LogGroup logGroup;
  private final ManagedPolicy policy;

  /** Defines the function. */
  public MigrationFunction(Construct scope, String id, MigrationFunctionProps props) {
    super(scope, id);
    FunctionPlatform platform = props.platform();
    logGroup =
        LogGroup.Builder.create(this, "Logs")
            .encryptionKey(platform.logKey())
            .retention(platform.logRetention())
            .removalPolicy(platform.removalPolicy())
            .build();
    platform.protection().applyTo(logGroup);
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("Execution role: " + props.description())
            .build();
    policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("What this function may do: " + props.description())
            .statements(statements(props))
            .build();
    role.addManagedPolicy(policy);
    Function.Builder builder =
        Function.Builder.create(this, "Function")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(platform.code())
            .handler(props.handler().getName())
            .description(props.description())
            .timeout(Duration.seconds(props.timeoutSeconds()))
            .memorySize(props.memoryMegabytes())
            .role(HandedOverRole.of(role))
            .vpc(platform.vpc())
            .vpcSubnets(platform.subnets())
            .securityGroups(platform.securityGroups(props.reachesDatabases()))
            .logGroup(logGroup)
            .loggingFormat(LoggingFormat.TEXT);
    if (!props.settings().isEmpty()) {
      // Lambda stores the key of variables with the variables only.
      builder.environment(environment(props.settings())).environmentEncryption(platform.logKey());
    }
    function = builder.build();
    FunctionAcknowledgments.acknowledge(policy, wildcards(props));
  }

  /** The function, to be called by a workflow or a rule. */
  public Function function() {
    return function;
  }

  /** Its one policy, for acknowledging a finding on it. */
  public ManagedPolicy policy() {
    return policy;
  }

  /** ARN of the function. */
  public String arn() {
    return function.getFunctionArn();
  }

  /** Name of the function: the dimension of its metrics. */
  public String name() {
    return function.getFunctionName();
  }

  /** Log group that it writes to. */
  public LogGroup logGroup() {
    return logGroup;
  }

  private List<PolicyStatement> statements(MigrationFunctionProps props) {
    List<PolicyStatement> all = new ArrayList<>();
    all.add(
        PolicyStatement.Builder.create()
            .sid("WriteOwnLog")
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logGroup.getLogGroupArn()))
            .build());
    if (!props.settings().isEmpty()) {
      all.add(
          PolicyStatement.Builder.create()
              .sid("ReadOwnEnvironment")
              .actions(List.of("kms:Decrypt"))
              .resources(List.of(props.platform().logKey().getKeyArn()))
              // Variables of functions, and nothing else that this key encrypts: not the data of
              // executions with their task tokens. The function's own ARN would be a cycle.
              .conditions(
                  Map.of(
                      "ArnLike",
                      Map.of(
                          "kms:EncryptionContext:aws:lambda:FunctionArn",
                          "arn:"
                              + Aws.PARTITION
                              + ":lambda:"
                              + Aws.REGION
                              + ":"
                              + Aws.ACCOUNT_ID
                              + ":function:*")))
              .build());
    }
    wildcards(props).forEach(grant -> all.add(grant.statement()));
    all.add(notByCode());
    all.addAll(props.statements());
    return all;
  }

  /**
   * Lambda itself attaches the function; its code may not touch a network interface. Lambda sends
   * the key with what the code calls, and with nothing else.
   *
   * <p>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   */
  private static PolicyStatement notByCode() {
    return PolicyStatement.Builder.create()
        .sid("NotByItsCode")
        .effect(Effect.DENY)
        .actions(LIVE_IN_VPC.actions())
        .resources(List.of("*"))
        .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")))
        .build();
  }

  private static List<WildcardGrant> wildcards(MigrationFunctionProps props) {
    List<WildcardGrant> all = new ArrayList<>();
    all.add(LIVE_IN_VPC);
    all.addAll(props.wildcards());
    return all;
  }

  private static Map<String, String> environment(Map<Setting, String> settings) {
    Map<String, String> environment = new LinkedHashMap<>();
    settings.forEach((setting, value) -> environment.put(setting.name(), value));
    return environment;
  }
}
