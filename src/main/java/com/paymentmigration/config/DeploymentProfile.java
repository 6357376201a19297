package com.paymentmigration.config;

import java.util.List;

/**
 * Everything that differs between a development, a staging and a production deployment: the entry
 * of cdk.json's {@code profiles} that the context selects.
 *
 * @param name {@code dev}, {@code staging} or {@code prod}
 * @param database size of each Aurora cluster
 * @param databaseSettings what both clusters have in common
 * @param fleet size of each Auto Scaling group
 * @param network addresses
 * @param traffic shift steps, bakes, approval, clients
 * @param alarms thresholds
 * @param retention what outlives what
 * @param validation how strict the validation is
 */
public record DeploymentProfile(
    String name,
    DatabaseSizing database,
    DatabaseSettings databaseSettings,
    FleetSizing fleet,
    NetworkPlan network,
    TrafficPolicy traffic,
    AlarmThresholds alarms,
    Retention retention,
    ValidationPolicy validation) {
  /** The profiles that exist; each is a prefix of an environment name. */
  public static final List<String> NAMES = List.of("dev", "staging", "prod");

  private static final String PRODUCTION = "prod";
  private static final int PCI_LOG_DAYS = 365;

  /**
   * Validates what no part can know alone: production keeps data, logs and itself.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public DeploymentProfile {
    Require.oneOf(NAMES, "profile", name);
    if (name.equals(PRODUCTION)) {
      Require.that(
          retention.logDays() >= PCI_LOG_DAYS,
          "retention.logDays",
          retention.logDays(),
          "365 or more in prod (PCI DSS 10.5.1)");
      Require.that(
          retention.retains(),
          "retention.removalPolicy",
          retention.removalPolicy(),
          "retain in prod");
      Require.that(
          retention.deletionProtection(), "retention.deletionProtection", false, "true in prod");
      Require.that(
          retention.terminationProtection(),
          "retention.terminationProtection",
          false,
          "true in prod");
    }
    Require.that(
        fleet.applicationPort() != databaseSettings.port(),
        "fleet.applicationPort",
        fleet.applicationPort(),
        "1024 to 65535 (TCP port) except databaseSettings.port (" + databaseSettings.port() + ")");
    Require.that(
        alarms.unhealthyHosts() <= fleet.minimum(),
        "alarms.unhealthyHosts",
        alarms.unhealthyHosts(),
        "at most fleet.minimum (" + fleet.minimum() + ")");
  }
}
