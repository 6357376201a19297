package com.paymentmigration.rehearsal.emulator;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.testmoto.MotoServer;
import java.time.Duration;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The harness's own clients of the emulator, with patience: it shares its machine. */
public final class Clients {
  private static final CallLimits UNHURRIED =
      new CallLimits(Duration.ofSeconds(60), Duration.ofSeconds(120), 1);

  private final CloudFormationClient cloudFormation;
  private final ElasticLoadBalancingV2Client balancer;
  private final DynamoDbClient dynamoDb;
  private final SecretsManagerClient secrets;
  private final SfnClient workflows;

  Clients(MotoServer moto) {
    cloudFormation = UNHURRIED.client(moto.configure(CloudFormationClient.builder()));
    balancer = UNHURRIED.client(moto.configure(ElasticLoadBalancingV2Client.builder()));
    dynamoDb = UNHURRIED.client(moto.configure(DynamoDbClient.builder()));
    secrets = UNHURRIED.client(moto.configure(SecretsManagerClient.builder()));
    workflows = UNHURRIED.client(moto.configure(SfnClient.builder()));
  }

  /** CloudFormation. */
  public CloudFormationClient cloudFormation() {
    return cloudFormation;
  }

  /** Elastic Load Balancing. */
  public ElasticLoadBalancingV2Client balancer() {
    return balancer;
  }

  /** DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /** Secrets Manager. */
  public SecretsManagerClient secrets() {
    return secrets;
  }

  /** Step Functions. */
  public SfnClient workflows() {
    return workflows;
  }
}
