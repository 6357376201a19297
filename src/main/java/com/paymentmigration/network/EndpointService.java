package com.paymentmigration.network;

import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointService;

/** APIs that functions or instances call, each with an interface endpoint of its own. */
enum EndpointService {
  /** Deployment values of the stack: the reconcile step updates it. */
  CLOUDFORMATION("CloudFormation", "cloudformation", "cloudformation"),
  /** Session Manager of older agents; newer ones use {@link #SSM_MESSAGES}. */
  EC2_MESSAGES("Ec2Messages", "ec2messages", "ec2messages"),
  /** Weights of the listener rule, health of targets. */
  ELASTIC_LOAD_BALANCING("ElasticLoadBalancing", "elasticloadbalancing", "elasticloadbalancing"),
  /** Encryption by the payment application itself. */
  KMS("Kms", "kms", "kms"),
  /** Logs of instances. */
  LOGS("Logs", "logs", "logs"),
  /** Metrics and alarm states. */
  MONITORING("Monitoring", "cloudwatch", "monitoring"),
  /** Database credentials. */
  SECRETS_MANAGER("SecretsManager", "secretsmanager", "secretsmanager"),
  /** Notifications and requests for approval. */
  SNS("Sns", "sns", "sns"),
  /** Management of instances without any open port. */
  SSM("Ssm", "ssm", "ssm"),
  /** Sessions on instances. */
  SSM_MESSAGES("SsmMessages", "ssmmessages", "ssmmessages"),
  /** Starting a rollback or a validation. */
  STEP_FUNCTIONS("StepFunctions", "states", "states");

  private final String id;
  private final String actionPrefix;
  private final String name;

  EndpointService(String id, String actionPrefix, String name) {
    this.id = id;
    this.actionPrefix = actionPrefix;
    this.name = name;
  }

  /** Construct id. */
  String id() {
    return id;
  }

  /** Service prefix of its IAM actions. */
  String actionPrefix() {
    return actionPrefix;
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
