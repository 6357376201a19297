package com.paymentmigration.operator;

import com.paymentmigration.lambda.aws.DynamoDbForeignRecords;
import com.paymentmigration.lambda.aws.DynamoDbPauseRequests;
import com.paymentmigration.lambda.aws.DynamoDbProofRecords;
import com.paymentmigration.lambda.aws.DynamoDbRecordedVerdicts;
import com.paymentmigration.lambda.aws.DynamoDbUnitStore;
import com.paymentmigration.lambda.aws.ElbTrafficControl;
import com.paymentmigration.lambda.aws.StateTableReader;
import com.paymentmigration.lambda.domain.RowProof;
import com.paymentmigration.lambda.traffic.RuleWeights;
import com.paymentmigration.lambda.validation.report.RecordedVerdict;
import com.paymentmigration.lambda.validation.unit.UnitState;
import com.paymentmigration.protocol.OutputNames;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * All that commands ask of AWS. Failures are the SDK's own; {@link AwsFailures} explains them. A
 * client is made when it is first needed: making one takes a quarter of a second.
 */
final class Aws implements AutoCloseable {
  private final AwsClients clients;
  private final String options;
  private final AwsFailures failures;
  private SfnClient workflows;
  private DynamoDbClient tables;

  /** With these clients; {@code options} name the stack on the command line. */
  Aws(AwsClients clients, String options, AwsFailures failures) {
    this.failures = failures;
    this.clients = clients;
    this.options = options;
  }

  /**
   * The stack.
   *
   * @throws OperatorException if there is none of that name
   */
  DeployedStack stack(String name) {
    try (CloudFormationClient stacks = clients.of(CloudFormationClient.builder())) {
      Stack found = stacks.describeStacks(r -> r.stackName(name)).stacks().get(0);
      Map<String, String> parameters = new TreeMap<>();
      found.parameters().forEach(p -> parameters.put(p.parameterKey(), p.parameterValue()));
      Map<String, String> outputs = new TreeMap<>();
      found.outputs().forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
      return new DeployedStack(
          found.stackName(),
          clients.region(),
          options,
          found.stackStatusAsString(),
          parameters,
          outputs);
    }
  }

  /** State item and audit events of {@code stack}. */
  StateTableReader state(DeployedStack stack) {
    return new StateTableReader(tables(), stack.output(OutputNames.STATE_TABLE_NAME));
  }

  /** The verdict of the latest validation. */
  Optional<RecordedVerdict> verdict(DeployedStack stack) {
    return new DynamoDbRecordedVerdicts(tables(), stack.output(OutputNames.STATE_TABLE_NAME))
        .latest();
  }

  /** What the continuous proof of rows knows; empty before its first look. */
  Optional<RowProof> proof(DeployedStack stack) {
    return new DynamoDbProofRecords(tables(), stack.output(OutputNames.STATE_TABLE_NAME)).latest();
  }

  /** Foreign transactions, and what people said about them. */
  DynamoDbForeignRecords foreign(DeployedStack stack) {
    return new DynamoDbForeignRecords(
        tables(), stack.output(OutputNames.STATE_TABLE_NAME), Clock.systemUTC());
  }

  /** What people said about pausing the run of {@code stack}. */
  DynamoDbPauseRequests pauses(DeployedStack stack) {
    return new DynamoDbPauseRequests(tables(), stack.output(OutputNames.STATE_TABLE_NAME));
  }

  /** How far the units of a validation are; empty before it is planned. */
  List<UnitState> units(DeployedStack stack, String run) {
    return new DynamoDbUnitStore(tables(), stack.output(OutputNames.STATE_TABLE_NAME)).units(run);
  }

  /** The workflows' executions. */
  Executions executions() {
    if (workflows == null) {
      workflows = clients.of(SfnClient.builder());
    }
    return new Executions(workflows);
  }

  /** Replication lag of the clusters of {@code stack}. */
  Lag lag(DeployedStack stack) {
    try (CloudWatchClient metrics = clients.of(CloudWatchClient.builder())) {
      return Lag.read(
          metrics,
          stack.output(OutputNames.BLUE_CLUSTER_IDENTIFIER),
          stack.output(OutputNames.GREEN_CLUSTER_IDENTIFIER));
    }
  }

  /** The weights that the listener rule of {@code stack} carries. */
  RuleWeights weights(DeployedStack stack) {
    try (ElasticLoadBalancingV2Client balancers =
        clients.of(ElasticLoadBalancingV2Client.builder())) {
      return new ElbTrafficControl(
              balancers,
              stack.output(OutputNames.WEIGHTED_RULE_ARN),
              stack.output(OutputNames.BLUE_TARGET_GROUP_ARN),
              stack.output(OutputNames.GREEN_TARGET_GROUP_ARN))
          .read();
    }
  }

  /** A failure of one of these calls as an operator reads it. */
  OperatorException explain(SdkException failure) {
    return failures.explain(failure);
  }

  /** For a command whose own ports make their clients. */
  AwsClients clients() {
    return clients;
  }

  /** Whom the latest call went to. */
  String callee() {
    return clients.callee();
  }

  /** ARN of who calls: what audit events name. */
  String caller() {
    try (StsClient identity = clients.of(StsClient.builder())) {
      return identity.getCallerIdentity().arn();
    }
  }

  private DynamoDbClient tables() {
    if (tables == null) {
      tables = clients.of(DynamoDbClient.builder());
    }
    return tables;
  }

  @Override
  public void close() {
    if (workflows != null) {
      workflows.close();
    }
    if (tables != null) {
      tables.close();
    }
  }
}
