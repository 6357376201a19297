package com.paymentmigration.network;

import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointService;

/** APIs that functions or instances call, each with an interface endpoint of its own. */
enum EndpointService {
  /** Deployment values of the stack: the reconcile step updates it. */
  CLOUDFORMATION(
      "CloudFormation",
      "cloudformation",
      "cloudformation",
      List.of(),
      List.of("DescribeStackEvents", "DescribeStacks", "UpdateStack"),
      "stack/%s/*"),
  /** Session Manager of older agents; newer ones use {@link #SSM_MESSAGES}. */
  EC2_MESSAGES(
      "Ec2Messages",
      "ec2messages",
      "ec2messages",
      List.of(
          "AcknowledgeMessage",
          "DeleteMessage",
          "FailMessage",
          "GetEndpoint",
          "GetMessages",
          "SendReply"),
      List.of(),
      ""),
  /** Weights of the listener rule, health of targets. */
  ELASTIC_LOAD_BALANCING(
      "ElasticLoadBalancing",
      "elasticloadbalancing",
      "elasticloadbalancing",
      List.of("DescribeRules", "DescribeTargetHealth"),
      List.of("ModifyRule"),
      "listener-rule/app/*"),
  /** Encryption by the payment application itself. */
  KMS(
      "Kms",
      "kms",
      "kms",
      List.of(),
      List.of("Decrypt", "DescribeKey", "GenerateDataKey"),
      "key/*"),
  /** Logs of instances. */
  LOGS(
      "Logs",
      "logs",
      "logs",
      List.of(),
      List.of("CreateLogStream", "DescribeLogStreams", "PutLogEvents"),
      "log-group:*"),
  /** Metrics and alarm states. */
  MONITORING(
      "Monitoring",
      "cloudwatch",
      "monitoring",
      List.of("DescribeAlarms", "PutMetricData"),
      List.of(),
      ""),
  /** Database credentials. */
  SECRETS_MANAGER(
      "SecretsManager",
      "secretsmanager",
      "secretsmanager",
      List.of("GetRandomPassword"),
      List.of("DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"),
      "secret:*"),
  /** Notifications and requests for approval. */
  SNS("Sns", "sns", "sns", List.of(), List.of("Publish"), "%s-*"),
  /** Management of instances without any open port. */
  SSM("Ssm", "ssm", "ssm", List.of("UpdateInstanceInformation"), List.of(), ""),
  /** Sessions on instances. */
  SSM_MESSAGES(
      "SsmMessages",
      "ssmmessages",
      "ssmmessages",
      List.of("CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"),
      List.of(),
      ""),
  /** Starting a rollback or a validation; looking at a run. */
  STEP_FUNCTIONS(
      "StepFunctions",
      "states",
      "states",
      List.of(),
      List.of("DescribeExecution", "StartExecution"),
      "*");

  private final String id;
  private final String actionPrefix;
  private final String name;
  private final String unscoped;
  private final String scoped;
  private final String resource;

  /**
   * A service.
   *
   * @param unscoped calls that have no resource, or that answer only to a permission on everything
   * @param scoped calls on a resource of this account and region
   * @param resource last part of its ARN, %s for the stack's name
   */
  EndpointService(
      String id,
      String actionPrefix,
      String name,
      List<String> unscoped,
      List<String> scoped,
      String resource) {
    this.id = id;
    this.actionPrefix = actionPrefix;
    this.name = name;
    // As texts: a constant of an enum holds nothing that could be changed.
    this.unscoped = String.join(" ", unscoped);
    this.scoped = String.join(" ", scoped);
    this.resource = resource;
  }

  /** Construct id. */
  String id() {
    return id;
  }

  /** Calls without a resource; may be none. */
  List<String> unscoped() {
    return actions(unscoped);
  }

  /** Calls on {@link #resource}; may be none. */
  List<String> scoped() {
    return actions(scoped);
  }

  /** ARN of what it is called about, by pattern: of this account and region. */
  String resource(String stackName) {
    return String.join(
        ":",
        "arn",
        Aws.PARTITION,
        actionPrefix,
        Aws.REGION,
        Aws.ACCOUNT_ID,
        String.format(resource, stackName));
  }

  private List<String> actions(String operations) {
    return operations.isEmpty()
        ? List.of()
        : Arrays.stream(operations.split(" ", -1))
            .map(operation -> actionPrefix + ":" + operation)
            .toList();
  }

  /**
   * The service {@code com.amazonaws.<region>.<name>}. Not an InterfaceVpcEndpointAwsService: to
   * load that class reads 396 constants from the CDK, one call each (aws-cdk-lib 2.272.0, counted
   * with JSII_DEBUG=1).
   */
  InterfaceVpcEndpointService in(String region) {
    return new InterfaceVpcEndpointService("com.amazonaws." + region + "." + name);
  }
}
