package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.lambda.cutover.DatabasePair;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Writer;
import com.paymentmigration.lambda.rotation.ClusterPair;
import com.paymentmigration.lambda.validation.server.Limits;
import com.paymentmigration.lambda.validation.server.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each function starts with the settings that the template gives it, and no other. */
class DatabaseFunctionsWiringTest {
  private static final String REGION = "aws.region";

  private final Map<String, String> settings = new TreeMap<>();

  @BeforeEach
  void commonSettings() {
    System.setProperty(REGION, "us-east-1");
    for (Setting setting :
        new Setting[] {
          Setting.STATE_TABLE,
          Setting.BLUE_CLUSTER_ENDPOINT,
          Setting.GREEN_CLUSTER_ENDPOINT,
          Setting.ADMIN_SECRET_ARN,
          Setting.REPLICATOR_SECRET_ARN,
          Setting.BLUE_APPLICATION_SECRET_ARN,
          Setting.GREEN_APPLICATION_SECRET_ARN
        }) {
      settings.put(setting.name(), setting.name());
    }
    settings.put(Setting.DATABASE_PORT.name(), "3306");
  }

  @AfterEach
  void noRegion() {
    System.clearProperty(REGION);
  }

  @Test
  void replicationNeedsTheStateTheDatabasesAndTheirSecretsOnly() {
    assertThat(ReplicationComposition.of(settings)).isNotNull();
  }

  @Test
  void theWriterAlsoNeedsTopicAndMetrics() {
    assertThatThrownBy(() -> WriterComposition.of(settings))
        .hasMessageContaining(Setting.METRIC_NAMESPACE.name());
    settings.put(Setting.METRIC_NAMESPACE.name(), "PaymentMigration");
    settings.put(Setting.NOTIFICATION_TOPIC_ARN.name(), "topic");
    assertThat(WriterComposition.of(settings)).isNotNull();
  }

  @Test
  void preflightAlsoNeedsStackAlarmsAndTargets() {
    settings.put(Setting.STACK_ID.name(), "stack");
    settings.put(Setting.BLUE_GUARD_ALARM.name(), "blue");
    settings.put(Setting.GREEN_GUARD_ALARM.name(), "green");
    settings.put(Setting.WEIGHTED_RULE_ARN.name(), "rule");
    settings.put(Setting.BLUE_TARGET_GROUP_ARN.name(), "blue");
    settings.put(Setting.GREEN_TARGET_GROUP_ARN.name(), "green");
    assertThat(PreflightComposition.of(settings)).isNotNull();
  }

  @Test
  void eachSideHasItsOwnEndpointAndEachAccountItsOwnSecret() {
    DatabasePair servers = DatabaseAccess.servers(settings, account -> List.of());

    assertThat(servers.blue().environment()).isEqualTo(Environment.BLUE);
    assertThat(servers.blue().address())
        .isEqualTo(
            new Writer.Serving(
                Environment.BLUE, "BLUE_CLUSTER_ENDPOINT", 3306, "payment_app_blue"));
    assertThat(servers.green().environment()).isEqualTo(Environment.GREEN);
    assertThat(servers.green().address())
        .isEqualTo(
            new Writer.Serving(
                Environment.GREEN, "GREEN_CLUSTER_ENDPOINT", 3306, "payment_app_green"));
    assertThat(DatabaseAccess.secrets(settings))
        .isEqualTo(
            Map.of(
                DatabaseAccount.ADMIN, "ADMIN_SECRET_ARN",
                DatabaseAccount.REPLICATOR, "REPLICATOR_SECRET_ARN",
                DatabaseAccount.PAYMENT_APP_BLUE, "BLUE_APPLICATION_SECRET_ARN",
                DatabaseAccount.PAYMENT_APP_GREEN, "GREEN_APPLICATION_SECRET_ARN"));
  }

  @Test
  void aRotationChangesBothSides() {
    settings.put(Setting.DATABASE_NAME.name(), "payments");
    ClusterPair pair = RotationComposition.pair(settings);

    assertThat(pair.blue().environment()).isEqualTo(Environment.BLUE);
    assertThat(pair.blue().host()).isEqualTo("BLUE_CLUSTER_ENDPOINT");
    assertThat(pair.green().environment()).isEqualTo(Environment.GREEN);
    assertThat(pair.green().host()).isEqualTo("GREEN_CLUSTER_ENDPOINT");
  }

  @Test
  void rowsAreReadOfTheSideThatIsAskedFor() {
    settings.put(Setting.DATABASE_NAME.name(), "payments");
    Function<Environment, Server> servers =
        ValidationServers.of(settings, account -> List.of(), Limits.DEFAULT);

    assertThat(servers.apply(Environment.BLUE).address())
        .hasToString("blue BLUE_CLUSTER_ENDPOINT:3306/payments");
    assertThat(servers.apply(Environment.GREEN).address())
        .hasToString("green GREEN_CLUSTER_ENDPOINT:3306/payments");
  }

  @Test
  void otherProgramsAccountsThatAreNoNamesAreRefusedBeforeAnythingIsFenced() {
    settings.put(Setting.WRITING_ACCOUNTS.name(), "Batch@%");

    assertThatThrownBy(() -> DatabaseAccess.servers(settings, account -> List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writing accounts: received [Batch@%]");
  }

  @Test
  void aMissingPortIsNamed() {
    settings.remove(Setting.DATABASE_PORT.name());
    assertThatThrownBy(() -> ReplicationComposition.of(settings))
        .hasMessageContaining(Setting.DATABASE_PORT.name());
  }
}
