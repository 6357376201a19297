package com.paymentmigration.operator.drill.aws;

import com.paymentmigration.lambda.aws.StateTableReader;
import com.paymentmigration.operator.drill.port.DrillAccount;
import com.paymentmigration.protocol.OutputNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** An account over the SDK; closes its clients. */
public final class AwsAccount implements AutoCloseable {
  private final List<SdkAutoCloseable> clients = new ArrayList<>();
  private final AwsStack stack;
  private final DrillAccount account;

  /** The account of {@code make}'s identity; the stack {@code stack}, with these outputs. */
  public AwsAccount(ClientMaker make, String stack, Map<String, String> outputs) {
    this.stack = new AwsStack(kept(make.quick(CloudFormationClient.builder())), stack);
    DynamoDbClient tables = kept(make.quick(DynamoDbClient.builder()));
    String table = outputs.get(OutputNames.STATE_TABLE_NAME);
    account =
        new DrillAccount(
            this.stack,
            new AwsFunctions(kept(make.patient(LambdaClient.builder()))),
            new AwsLogs(kept(make.quick(CloudWatchLogsClient.builder()))),
            new AwsAlarms(kept(make.quick(CloudWatchClient.builder()))),
            new AwsDatabases(kept(make.quick(RdsClient.builder()))),
            new AwsTrail(kept(make.quick(CloudTrailClient.builder()))),
            new AwsSecrets(kept(make.quick(SecretsManagerClient.builder()))),
            new AwsWorkflows(kept(make.quick(SfnClient.builder()))),
            new AwsTopics(kept(make.quick(SnsClient.builder()))),
            () -> Calls.of("dynamodb:GetItem", () -> new StateTableReader(tables, table).state()));
  }

  /** What drills ask. */
  public DrillAccount account() {
    return account;
  }

  /** The stack, with what only the command asks. */
  public AwsStack stack() {
    return stack;
  }

  private <C extends SdkAutoCloseable> C kept(C client) {
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(SdkAutoCloseable::close);
  }
}
