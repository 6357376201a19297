package com.paymentmigration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paymentmigration.testsupport.TestStacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void everyProfileOfTheRepositoryIsValid(String name) {
    assertThat(TestStacks.deployment(name).profile().name()).isEqualTo(name);
  }

  @Test
  void theSelectedDeploymentOfTheRepositoryIsValid() {
    Map<String, Object> context = new LinkedHashMap<>(TestStacks.context());
    TestStacks.json("cdk.context.json").forEach((key, value) -> context.put((String) key, value));

    assertThat(ContextReader.read(context).environmentName()).isEqualTo("staging-payment-a1b2c3d4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prod-payment-1",
        "prod-payment-ABCDEFGH",
        "test-payment-a1b2c3d4",
        "prod-payment-a1b2c3d",
        "prod-payment-a1b2c3d4e",
        " prod-payment-a1b2c3d4",
        "prod-payment-a1b2c3d4\n",
        ""
      })
  void anEnvironmentNameOfAnotherFormIsRejected(String name) {
    String shown = name.replace("\n", "\\u{a}");

    rejects("environmentName", name, "environmentName: received '" + shown + "', allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "greenTrafficWeight, 7",
    "greenTrafficWeight, 101",
    "profile, huge",
    "costCenter, ''",
    "costCenter, 'a b'",
    "migrationPhase, Migrate",
    "activeEnvironment, purple",
    "migrationStatus, ready",
    "certificateArn, arn:aws:iam::111122223333:server-certificate/x",
    "serviceDomainName, Payments.example.com",
    "serviceDomainName, localhost",
    "blueImageId, ami-123",
    "greenImageId, /aws/service/ami",
    "accessLogsBucketName, Bucket",
    "alertEmail, nobody",
    "deletionProtection, true",
    "availabilityZones, us-east-1a",
    "availabilityZones, 'us-east-1a,us-east-1b'",
    "availabilityZones, 'us-east-1a,us-east-1b,us-east-1b'",
    "availabilityZones, 'us-east-1a,us-east-1b,us-west-2a'",
    "availabilityZones, 'us-east-1a, us-east-1b, us-east-1c'",
    "availabilityZones, 'use1-az1,use1-az2,use1-az3'",
    "certificateArn, arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012",
    "region, mars-1",
    "region, us-west-1"
  })
  void aValueThatIsNotAllowedIsNamedWithWhatIsAllowed(String key, String value) {
    rejects(key, value, key + ": received '" + value + "', allowed");
  }

  @Test
  void theProfileIsThePrefixOfTheName() {
    rejects(
        "environmentName",
        "prod-payment-a1b2c3d4",
        "profile: received 'staging', allowed 'prod', the prefix of environmentName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"environmentName", "profile", "costCenter"})
  void aMissingKeySaysWhatToPutBack(String key) {
    Map<String, Object> context = TestStacks.selected("staging");
    context.remove(key);

    assertThatThrownBy(() -> ContextReader.read(context))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(key + ": received nothing, allowed")
        .hasMessageContaining("cdk.context.json must hold environmentName, profile and costCenter");
  }

  @Test
  void withoutTheProfilesOfCdkJsonTheErrorSaysWhereToRun() {
    Map<String, Object> context = TestStacks.selected("staging");
    context.remove("profiles");

    assertThatThrownBy(() -> ContextReader.read(context))
        .hasMessage(
            "profiles: received nothing, allowed: the profiles dev, staging and prod; run the cdk"
                + " command in the directory of cdk.json, without -c profiles");
  }

  @Test
  void aMistypedKeyIsAnErrorAndNotADefault() {
    rejects("enviromentName", "x", "context key: received 'enviromentName', allowed profiles");
  }

  @Test
  void zonesAreThoseOfTheRegionUnlessTheyAreNamed() {
    Map<String, Object> context = TestStacks.selected("staging");
    context.put("region", "eu-west-1");
    assertThat(ContextReader.read(context).defaults().of(ParameterDefinition.AVAILABILITY_ZONES))
        .hasValue("eu-west-1a,eu-west-1b,eu-west-1c");

    context.put("availabilityZones", List.of("eu-west-1b", "eu-west-1c", "eu-west-1f"));
    assertThat(ContextReader.read(context).defaults().of(ParameterDefinition.AVAILABILITY_ZONES))
        .hasValue("eu-west-1b,eu-west-1c,eu-west-1f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "stabilize"})
  void nothingMigratesUnprotectedWhereTheProfileProtects(String phase) {
    Map<String, Object> context = state("REPLICATING", "blue", "0", phase);
    context.put("deletionProtection", "off");

    assertThatThrownBy(() -> ContextReader.read(context))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("deletionProtection off")
        .hasMessageContaining("deploy DeletionProtection=on first");
  }

  @Test
  void aProfileThatKeepsNothingKnowsNoProtection() {
    Map<String, Object> context = TestStacks.selected("dev");
    context.put("migrationPhase", "migrate");
    assertThat(ContextReader.read(context).profile().name()).isEqualTo("dev");

    context.put("deletionProtection", "on");
    assertThatThrownBy(() -> ContextReader.read(context))
        .hasMessage("deletionProtection: received 'on', allowed off");
  }

  @Test
  void anotherKnownRegionIsAllowed() {
    Map<String, Object> context = TestStacks.selected("staging");
    context.put("region", "eu-central-1");

    assertThat(ContextReader.read(context).region()).isEqualTo(Region.EU_CENTRAL_1);
  }

  @ParameterizedTest
  @CsvSource({
    "READY, green, 100, prepare",
    "READY, blue, 10, prepare",
    "COMPLETED, blue, 100, stabilize",
    "ROLLED_BACK, green, 0, migrate",
    "SHIFTING, blue, 25, prepare"
  })
  void combinationsThatMakeNoSenseAreRejected(
      String status, String active, String weight, String phase) {
    Map<String, Object> context = state(status, active, weight, phase);

    assertThatThrownBy(() -> ContextReader.read(context))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("activeEnvironment " + active)
        .hasMessageContaining("allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "READY, blue, 0, prepare",
    "REPLICATING, blue, 0, prepare",
    "SHIFTING, blue, 25, migrate",
    "SHIFTING, green, 75, migrate",
    "CUTTING_OVER, blue, 100, migrate",
    "SWITCHED, green, 100, migrate",
    "COMPLETED, green, 100, stabilize",
    "ROLLING_BACK, green, 0, migrate",
    "ROLLED_BACK, blue, 0, migrate",
    "HALTED, green, 0, migrate",
    "COMPLETED, green, 100, retire"
  })
  void whatTheSwitchWritesIsAccepted(String status, String active, String weight, String phase) {
    assertThat(ContextReader.read(state(status, active, weight, phase)).defaults().values())
        .containsEntry(ParameterDefinition.MIGRATION_STATUS, status);
  }

  private static Map<String, Object> state(
      String status, String active, String weight, String phase) {
    Map<String, Object> context = TestStacks.selected("staging");
    context.putAll(
        new LinkedHashMap<>(
            Map.ofEntries(
                Map.entry("migrationStatus", status),
                Map.entry("activeEnvironment", active),
                Map.entry("greenTrafficWeight", weight),
                Map.entry("deletionProtection", "on"),
                Map.entry("migrationPhase", phase))));
    return context;
  }

  private static void rejects(String key, String value, String message) {
    Map<String, Object> context = TestStacks.selected("staging");
    context.put(key, value);

    assertThatThrownBy(() -> ContextReader.read(context))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(message)
        .satisfies(error -> assertThat(List.of(error.getMessage().split("allowed", 2))).hasSize(2));
  }
}
