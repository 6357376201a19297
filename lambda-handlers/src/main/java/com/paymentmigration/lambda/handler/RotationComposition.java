package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.CloudFormationStack;
import com.paymentmigration.lambda.aws.SecretsManagerVault;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Timing;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.JdbcAccountServer;
import com.paymentmigration.lambda.mysql.ServerAddress;
import com.paymentmigration.lambda.mysql.TwoThreads;
import com.paymentmigration.lambda.rotation.AccountSecrets;
import com.paymentmigration.lambda.rotation.AccountServer;
import com.paymentmigration.lambda.rotation.ClusterPair;
import com.paymentmigration.lambda.rotation.RotationGate;
import com.paymentmigration.lambda.rotation.SecretRotation;
import com.paymentmigration.lambda.rotation.StackStatus;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Wires what {@link RotationHandler} calls. */
final class RotationComposition {
  private RotationComposition() {}

  /** The use case that {@code variables} configure. */
  static SecretRotation of(Map<String, String> variables) {
    Timing timing = StateAccess.realTime();
    return new SecretRotation(
        new SecretsManagerVault(CallLimits.PATIENT.client(SecretsManagerClient.builder())),
        secrets(variables),
        pair(variables),
        new RotationGate(
            StateAccess.store(variables, timing),
            stack(variables),
            timing.clock(),
            timing.pauser()),
        timing.pauser(),
        new BoundedStatement(timing, new TwoThreads()));
  }

  static ClusterPair pair(Map<String, String> variables) {
    Connector connector = new Connector(DatabaseAccess.trustAnchors(variables));
    return new ClusterPair(
        server(Environment.BLUE, Setting.BLUE_CLUSTER_ENDPOINT, variables, connector),
        server(Environment.GREEN, Setting.GREEN_CLUSTER_ENDPOINT, variables, connector));
  }

  private static StackStatus stack(Map<String, String> variables) {
    CloudFormationStack stack =
        new CloudFormationStack(
            CallLimits.PATIENT.client(CloudFormationClient.builder()),
            Setting.STACK_ID.from(variables));
    return () -> stack.describe().status();
  }

  private static AccountSecrets secrets(Map<String, String> variables) {
    Map<DatabaseAccount, String> arns = new EnumMap<>(DatabaseAccount.class);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      arns.put(account, setting(account).from(variables));
    }
    return new AccountSecrets(arns);
  }

  private static Setting setting(DatabaseAccount account) {
    return switch (account) {
      case ADMIN -> Setting.ADMIN_SECRET_ARN;
      case REPLICATOR -> Setting.REPLICATOR_SECRET_ARN;
      case PAYMENT_APP_BLUE -> Setting.BLUE_APPLICATION_SECRET_ARN;
      case PAYMENT_APP_GREEN -> Setting.GREEN_APPLICATION_SECRET_ARN;
    };
  }

  private static AccountServer server(
      Environment side, Setting endpoint, Map<String, String> variables, Connector connector) {
    return new JdbcAccountServer(
        side,
        new ServerAddress(endpoint.from(variables), port(variables)),
        Setting.DATABASE_NAME.from(variables),
        connector);
  }

  private static int port(Map<String, String> variables) {
    return Numbers.positive(Setting.DATABASE_PORT, variables);
  }
}
