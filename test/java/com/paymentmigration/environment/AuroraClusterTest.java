package com.paymentmigration.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.config.DatabaseInstanceClass;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.testsupport.NagFindings;
import com.paymentmigration.testsupport.Resources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class AuroraClusterTest {
  private static Resources cluster(String profile) {
    EnvironmentFixture fixture = new EnvironmentFixture(profile);
    new AuroraCluster(fixture.stack, "Tested", fixture.cluster(Environment.BLUE));
    return Resources.of(Template.fromStack(fixture.stack));
  }

  private static Map<String, Object> only(Resources resources, String type) {
    return resources.propertiesOf(type).values().iterator().next();
  }

  @Test
  void writerAndReadersAreInDifferentZonesAndTheWriterComesFirst() {
    Map<String, Map<String, Object>> instances = cluster("prod").ofType("AWS::RDS::DBInstance");

    assertThat(instances.values())
        .extracting(instance -> Resources.map(instance.get("Properties")).get("AvailabilityZone"))
        .containsExactlyInAnyOrder("zone-a", "zone-b", "zone-c");
    assertThat(instances.values())
        .filteredOn(instance -> instance.containsKey("DependsOn"))
        .hasSize(2)
        .allSatisfy(
            reader ->
                assertThat((List<?>) reader.get("DependsOn"))
                    .singleElement()
                    .asString()
                    .contains("Writer"));
  }

  @Test
  void itHoldsEveryParameterThatThePreflightExpectsAndIsModifiable() {
    Map<String, Object> parameters =
        Resources.map(
            only(cluster("staging"), "AWS::RDS::DBClusterParameterGroup").get("Parameters"));

    assertThat(parameters)
        .containsEntry("binlog_format", "ROW")
        .containsEntry("binlog_row_image", "full")
        .containsEntry("gtid-mode", "ON")
        .containsEntry("enforce_gtid_consistency", "ON")
        .containsEntry("require_secure_transport", "ON")
        .containsEntry("event_scheduler", "OFF");
  }

  @Test
  void appliersFollowTheInstanceClassAndCommitInTheSourcesOrder() {
    assertThat(
            Resources.map(
                only(cluster("prod"), "AWS::RDS::DBClusterParameterGroup").get("Parameters")))
        .containsEntry("binlog_transaction_dependency_tracking", "WRITESET")
        .containsEntry("replica_preserve_commit_order", "ON")
        .containsKey("replica_parallel_workers");
    Map<DatabaseInstanceClass, String> workers = new EnumMap<>(DatabaseInstanceClass.class);
    for (DatabaseInstanceClass each : DatabaseInstanceClass.values()) {
      workers.put(each, DatabaseParameters.ofCluster(each).get("replica_parallel_workers"));
    }
    assertThat(workers.values())
        .containsExactly(
            "4", "4", "8", "16", "32", "32", "32", "4", "4", "8", "16", "32", "32", "32", "32",
            "32");
  }

  @Test
  void theProfileDecidesWhetherDataOutlivesTheStack() {
    Map<String, Object> kept =
        cluster("prod").ofType("AWS::RDS::DBCluster").values().iterator().next();
    Map<String, Object> gone =
        cluster("dev").ofType("AWS::RDS::DBCluster").values().iterator().next();

    assertThat(kept).containsEntry("DeletionPolicy", "RetainExceptOnCreate");
    assertThat(Resources.map(kept.get("Properties")))
        .containsEntry("DeletionProtection", Map.of("Fn::If", List.of("Protected", true, false)));
    assertThat(gone).containsEntry("DeletionPolicy", "Delete");
    assertThat(Resources.map(gone.get("Properties"))).containsEntry("DeletionProtection", false);
  }

  @Test
  void exportedLogsMeetEncryptedGroupsThatExistBeforeTheCluster() {
    Resources resources = cluster("prod");

    assertThat(resources.propertiesOf("AWS::Logs::LogGroup").values())
        .hasSize(3)
        .allSatisfy(
            group ->
                assertThat(group)
                    .containsEntry("KmsKeyId", "arn:aws:kms:us-east-1:111122223333:key/operations")
                    .containsEntry("RetentionInDays", 400));
    assertThat(
            (List<?>)
                resources.ofType("AWS::RDS::DBCluster").values().iterator().next().get("DependsOn"))
        .hasSize(3);
    assertThat(only(resources, "AWS::RDS::DBCluster"))
        .containsEntry("EnableCloudwatchLogsExports", List.of("audit", "error", "slowquery"));
  }

  @Test
  void everyFindingOfEveryProfileIsDecided() {
    for (String profile : List.of("dev", "staging", "prod")) {
      EnvironmentFixture fixture = new EnvironmentFixture(profile);
      new AuroraCluster(fixture.stack, "Tested", fixture.cluster(Environment.GREEN));

      assertThat(NagFindings.of(fixture.stack)).as(profile).isEmpty();
    }
  }

  @Test
  void everyInstanceNeedsAZoneOfItsOwn() {
    EnvironmentFixture fixture = new EnvironmentFixture("prod");
    AuroraClusterProps good = fixture.cluster(Environment.BLUE);
    ClusterPlacement narrow =
        new ClusterPlacement(
            good.placement().vpc(),
            good.placement().subnets(),
            List.of("zone-a", "zone-b"),
            good.placement().securityGroups());

    assertThatThrownBy(
            () ->
                new AuroraClusterProps(
                    good.environment(),
                    good.environmentName(),
                    good.sizing(),
                    good.settings(),
                    good.retention(),
                    good.protection(),
                    narrow,
                    good.storageKey(),
                    good.logKey(),
                    good.adminSecret()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("zones: received 2, allowed: at least 3, one for each instance");
  }
}
