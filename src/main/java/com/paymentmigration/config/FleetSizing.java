package com.paymentmigration.config;

/**
 * Size of each environment's Auto Scaling group, and how its application answers.
 *
 * @param instanceType instance type, not burstable: Graviton, for example {@code m7g.large}, or
 *     Intel or AMD, for example {@code m7i.large}; the images are of the same architecture
 * @param minimum instances that always run, 3 (one a zone) to {@code maximum}
 * @param maximum most instances, up to 60
 * @param cpuTargetPercent average CPU that scaling aims at, 20 to 80 percent
 * @param requestsPerTargetPerMinute requests a minute and instance that scaling aims at, 60 to
 *     600000
 * @param volumeGib size of the root volume, 8 to 200 GiB
 * @param applicationPort TCP port that the application listens on, 1024 to 65535
 * @param healthCheckPath path that answers 200 without a database write
 * @param syntheticPaymentPath path of a payment that is none and goes the whole way to the writer;
 *     empty if the application offers none
 */
public record FleetSizing(
    String instanceType,
    int minimum,
    int maximum,
    int cpuTargetPercent,
    int requestsPerTargetPerMinute,
    int volumeGib,
    int applicationPort,
    String healthCheckPath,
    String syntheticPaymentPath) {
  private static final int ZONES = 3;

  /**
   * Validates.
   *
   * @throws ConfigurationException naming the property, what was received and what is allowed
   */
  public FleetSizing {
    Require.matches(
        "^[mcr]([678]g\\.medium|[678][gia]\\.(large|[248]?xlarge|1[26]xlarge))$",
        "fleet.instanceType",
        instanceType,
        "a Graviton, Intel or AMD type that is not burstable");
    Require.between(ZONES, 60, "fleet.maximum", maximum, "instances");
    Require.between(ZONES, maximum, "fleet.minimum", minimum, "instances (up to fleet.maximum)");
    Require.between(20, 80, "fleet.cpuTargetPercent", cpuTargetPercent, "percent");
    Require.between(
        60,
        600_000,
        "fleet.requestsPerTargetPerMinute",
        requestsPerTargetPerMinute,
        "requests a minute");
    Require.between(8, 200, "fleet.volumeGib", volumeGib, "GiB");
    Require.between(1024, 65535, "fleet.applicationPort", applicationPort, "(TCP port)");
    Require.matches(
        "^/[A-Za-z0-9._/-]{0,127}$", "fleet.healthCheckPath", healthCheckPath, "a path");
    Require.matches(
        "^(/[A-Za-z0-9._/-]{0,127})?$",
        "fleet.syntheticPaymentPath",
        syntheticPaymentPath,
        "a path, or empty");
  }
}
