package com.paymentmigration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paymentmigration.testsupport.TestStacks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentProfileTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "prod; traffic.shiftSteps; [1,7,100]",
        "prod; traffic.shiftSteps; [10,5,100]",
        "prod; traffic.shiftSteps; [5,5,100]",
        "prod; traffic.shiftSteps; [0,100]",
        "prod; traffic.shiftSteps; [1,50]",
        "prod; traffic.shiftSteps; []",
        "prod; traffic.bakeSeconds; 5",
        "prod; traffic.finalBakeSeconds; 0",
        "prod; traffic.approvalTimeoutSeconds; 10",
        "prod; traffic.clientCidrs; []",
        "prod; traffic.clientCidrs; [\"0.0.0.0/0\"]",
        "prod; traffic.clientCidrs; [\"10.0.0.1/8\"]",
        "prod; traffic.clientCidrs; [\"10.0.0.300/32\"]",
        "prod; database.instanceClass; \"db.t4g.medium\"",
        "prod; database.readers; 0",
        "prod; database.readers; 3",
        "prod; databaseSettings.port; 3306",
        "prod; databaseSettings.port; 80",
        "prod; databaseSettings.name; \"Payments\"",
        "prod; databaseSettings.engineVersion; \"8.0.mysql_aurora.3.05.2\"",
        "prod; databaseSettings.rotationDays; 91",
        "prod; databaseSettings.writingAccounts; [\"Batch\"]",
        "prod; databaseSettings.writingAccounts; [\"batch@%\"]",
        "prod; databaseSettings.writingAccounts; [\"payment_app\"]",
        "prod; databaseSettings.writingAccounts; [\"a_name_of_twenty_seven_chars\"]",
        "prod; fleet.instanceType; \"t4g.small\"",
        "prod; fleet.minimum; 2",
        "prod; fleet.maximum; 61",
        "prod; fleet.cpuTargetPercent; 95",
        "prod; fleet.requestsPerTargetPerMinute; 1",
        "prod; fleet.volumeGib; 4",
        "prod; fleet.applicationPort; 443",
        "prod; fleet.healthCheckPath; \"health\"",
        "prod; network.vpcCidr; \"8.8.0.0/16\"",
        "prod; network.vpcCidr; \"10.0.0.0/8\"",
        "prod; network.vpcCidr; \"10.0.0.0/24\"",
        "prod; network.partnerCidrs; [\"0.0.0.0/0\"]",
        "prod; network.partnerCidrs; [\"10.66.0.0/16\"]",
        "prod; network.partnerCidrs; [\"10.66.3.0/24\"]",
        "prod; network.partnerCidrs; [\"203.0.113.0/24\", \"10.0.0.0/8\"]",
        "prod; network.partnerCidrs; [\"169.254.169.254/32\"]",
        "prod; alarms.connectionsPercent; 100",
        "prod; alarms.responseTimeP99Millis; 1",
        "prod; alarms.http5xxPercent; 0",
        "prod; alarms.unhealthyHosts; 7",
        "prod; alarms.replicaLagSeconds; 0",
        "prod; alarms.guardAlarms; [\"\"]",
        "prod; alarms.guardAlarms; [\" declines\"]",
        "prod; alarms.guardAlarms; [\"a\\\") OR TRUE OR ALARM(\\\"b\"]",
        "prod; alarms.guardAlarms; [\"declines-{colour}\"]",
        "prod; alarms.guardAlarms; [\"arn:aws:cloudwatch:us-east-1:111122223333:alarm:declines\"]",
        "prod; retention.logDays; 90",
        "dev; retention.logDays; 31",
        "prod; retention.removalPolicy; \"destroy\"",
        "dev; retention.removalPolicy; \"snapshot\"",
        "prod; retention.deletionProtection; false",
        "prod; retention.terminationProtection; false",
        "prod; validation.verdictMaxAgeSeconds; 7200",
        "prod; validation.proofRowsPerSecond; 99",
        "prod; validation.proofSecondsPerMinute; 60",
        "prod; validation.warningChecks; [\"Backup Recent\"]",
        "dev; validation.warningChecks; [\"backup-recent\"]"
      })
  void aValueOutOfRangeIsNamedWithWhatIsAllowed(String profile, String property, String json)
      throws JsonProcessingException {
    assertRejected(profile, property, json)
        .hasMessageStartingWith("profiles." + profile + "." + property + ": received ")
        .hasMessageContaining(", allowed ");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "traffic.bakeSeconds; \"60\"; a whole number",
        "traffic.bakeSeconds; 60.5; a whole number",
        "traffic.bakeSeconds; null; a whole number",
        "traffic.approvalRequired; \"yes\"; true or false",
        "traffic.shiftSteps; 100; a list",
        "database.instanceClass; [1]; text"
      })
  void aValueOfAnotherTypeNamesItsKeyAndWhatIsAllowed(String property, String json, String allowed)
      throws JsonProcessingException {
    assertRejected("prod", property, json)
        .hasMessage("profiles.prod." + property + ": received " + json + ", allowed: " + allowed);
  }

  /** Behind an internal load balancer one address may be a gateway that brings everybody. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void theFirewallLetsAGatewayBringWhatTheFleetServes(String name) {
    DeploymentProfile profile = TestStacks.profile(name);

    assertThat(profile.traffic().internetFacing()).isFalse();
    assertThat(profile.traffic().requestsPerAddress())
        .isGreaterThanOrEqualTo(
            5 * profile.fleet().maximum() * profile.fleet().requestsPerTargetPerMinute());
  }

  @Test
  void anUnknownKeyIsNamedWithTheKnownOnes() throws JsonProcessingException {
    assertRejected("prod", "traffic.bakeSecond", "60")
        .hasMessageStartingWith(
            "profiles.prod.traffic.bakeSecond: received an unknown key, allowed")
        .hasMessageContaining("bakeSeconds");
  }

  @Test
  void aMissingKeyIsNamed() {
    ObjectNode profiles = profiles();
    ((ObjectNode) profiles.at("/prod/traffic")).remove("bakeSeconds");

    assertThatThrownBy(() -> read("prod", profiles))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("profiles.prod.traffic.bakeSeconds: received nothing, allowed: a whole number");
  }

  @Test
  void aMissingPartIsNamed() {
    ObjectNode profiles = profiles();
    ((ObjectNode) profiles.at("/prod")).remove("alarms");

    assertThatThrownBy(() -> read("prod", profiles))
        .hasMessage("profiles.prod.alarms: received nothing, allowed: an object");
  }

  @Test
  void aProfileThatIsNotThereIsNamed() {
    ObjectNode profiles = profiles();
    profiles.remove("prod");

    assertThatThrownBy(() -> read("prod", profiles))
        .hasMessageStartingWith("profiles.prod: received nothing");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRejected(
      String profile, String property, String json) throws JsonProcessingException {
    ObjectNode profiles = profiles();
    String[] path = property.split("\\.", -1);
    ((ObjectNode) profiles.at("/" + profile + "/" + path[0])).set(path[1], MAPPER.readTree(json));
    return assertThatThrownBy(() -> read(profile, profiles))
        .isInstanceOf(ConfigurationException.class);
  }

  private static DeploymentProfile read(String profile, ObjectNode profiles) {
    return ProfileReader.read(profile, MAPPER.convertValue(profiles, Map.class));
  }

  private static ObjectNode profiles() {
    return MAPPER.valueToTree(TestStacks.context().get("profiles"));
  }
}
