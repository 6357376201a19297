package com.paymentmigration.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
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
  void aMissingPortIsNamed() {
    settings.remove(Setting.DATABASE_PORT.name());
    assertThatThrownBy(() -> ReplicationComposition.of(settings))
        .hasMessageContaining(Setting.DATABASE_PORT.name());
  }
}
