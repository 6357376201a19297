package com.paymentmigration.lambda.handler;

import com.paymentmigration.lambda.aws.CallLimits;
import com.paymentmigration.lambda.aws.SecretsManagerVault;
import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.mysql.Connector;
import com.paymentmigration.lambda.mysql.JdbcDatabaseServer;
import com.paymentmigration.lambda.mysql.ReplicationSources;
import com.paymentmigration.lambda.mysql.ServerAddress;
import com.paymentmigration.lambda.mysql.TrustAnchors;
import com.paymentmigration.lambda.rotation.SecretVault;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Wires both databases and their secrets for any function. */
final class DatabaseAccess {
  private DatabaseAccess() {}

  /** Secrets Manager. */
  static SecretVault vault() {
    return new SecretsManagerVault(CallLimits.QUICK.client(SecretsManagerClient.builder()));
  }

  /** The secret of each account. */
  static Map<DatabaseAccount, String> secrets(Map<String, String> variables) {
    Map<DatabaseAccount, String> arns = new EnumMap<>(DatabaseAccount.class);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      arns.put(account, setting(account).from(variables));
    }
    return arns;
  }

  /** Both writer endpoints. */
  static DatabasePair servers(Map<String, String> variables, CredentialSource credentials) {
    Connector connector = new Connector(trustAnchors(variables));
    ReplicationSources sources =
        new ReplicationSources(
            address(Setting.BLUE_CLUSTER_ENDPOINT, variables),
            address(Setting.GREEN_CLUSTER_ENDPOINT, variables),
            credentials);
    PairedAccounts paired =
        Setting.WRITING_ACCOUNTS
            .ifSet(variables)
            .map(PairedAccounts::parse)
            .orElse(PairedAccounts.NONE);
    return new DatabasePair(
        new JdbcDatabaseServer(Environment.BLUE, connector, sources, paired),
        new JdbcDatabaseServer(Environment.GREEN, connector, sources, paired));
  }

  /** Whom the databases' certificates must come from. */
  static TrustAnchors trustAnchors(Map<String, String> variables) {
    return Setting.DATABASE_AUTHORITIES_FILE
        .ifSet(variables)
        .map(file -> TrustAnchors.ofPem(Path.of(file)))
        .orElseGet(TrustAnchors::ofRds);
  }

  private static ServerAddress address(Setting endpoint, Map<String, String> variables) {
    return new ServerAddress(
        endpoint.from(variables), Numbers.positive(Setting.DATABASE_PORT, variables));
  }

  private static Setting setting(DatabaseAccount account) {
    return switch (account) {
      case ADMIN -> Setting.ADMIN_SECRET_ARN;
      case REPLICATOR -> Setting.REPLICATOR_SECRET_ARN;
      case PAYMENT_APP_BLUE -> Setting.BLUE_APPLICATION_SECRET_ARN;
      case PAYMENT_APP_GREEN -> Setting.GREEN_APPLICATION_SECRET_ARN;
    };
  }
}
