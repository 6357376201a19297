package com.paymentmigration.options;

import com.paymentmigration.config.DatabaseInstanceClass;
import com.paymentmigration.config.DeploymentProfile;
import com.paymentmigration.config.Region;
import com.paymentmigration.lambda.domain.PairedAccounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployment may be, at the lower and the upper bound of every key. */
final class Options {
  static final String PROFILE = "profile";
  static final String REGION = "region";

  /** Context keys beside the profile's own: those of the parameters. */
  static final String PARAMETERS = "parameters";

  private static final String LONGEST_NAME = quoted("a" + "b_9".repeat(21));
  private static final String LONGEST_PATH = quoted("/" + "health/".repeat(18) + "x");

  private Options() {}

  /** Factors whose choices are JSON; keys of the profile have a dot. */
  static List<Factor> all() {
    List<Factor> factors = new ArrayList<>();
    factors.add(
        Factor.of(
            PROFILE, DeploymentProfile.NAMES.stream().map(Options::quoted).toArray(String[]::new)));
    factors.add(
        Factor.each(
            REGION, Arrays.stream(Region.values()).map(each -> quoted(each.key())).toList()));
    factors.add(Factor.of(PARAMETERS, "\"first deployment\"", "\"everything given\""));
    database(factors);
    fleet(factors);
    factors.add(Factor.of("network.vpcCidr", "\"10.64.0.0/16\"", "\"192.168.240.0/20\""));
    factors.add(Factor.of("network.partnerCidrs", "[]", ranges(50, "198.51.%d.0/24")));
    traffic(factors);
    alarms(factors);
    // That the CDK knows each of the others, LogRetentionTest shows.
    factors.add(Factor.each("retention.logDays", List.of("30", "365", "3653")));
    factors.add(
        Factor.together(
            List.of("retention.removalPolicy", "retention.deletionProtection"),
            List.of(
                List.of("\"retain\"", "true"),
                List.of("\"destroy\"", "true"),
                List.of("\"destroy\"", "false"))));
    factors.add(Factor.of("retention.terminationProtection", "true", "false"));
    factors.add(Factor.of("validation.verdictMaxAgeSeconds", "60", "3600"));
    return factors;
  }

  private static void database(List<Factor> factors) {
    factors.add(
        Factor.each(
            "database.instanceClass",
            DatabaseInstanceClass.keys().stream().map(Options::quoted).toList()));
    factors.add(Factor.of("database.readers", "1", "2"));
    factors.add(Factor.of("databaseSettings.port", "1150", "65535"));
    factors.add(Factor.of("databaseSettings.name", "\"a\"", LONGEST_NAME));
    factors.add(
        Factor.of(
            "databaseSettings.engineVersion",
            "\"8.0.mysql_aurora.3.10.0\"",
            "\"8.0.mysql_aurora.3.12.0\""));
    factors.add(Factor.of("databaseSettings.rotationDays", "1", "90"));
    factors.add(
        Factor.of("databaseSettings.writingAccounts", "[]", "[\"b\"]", names(PairedAccounts.MOST)));
  }

  private static void fleet(List<Factor> factors) {
    factors.add(
        Factor.each(
            "fleet.instanceType",
            List.of(
                "\"m6g.medium\"",
                "\"c7g.12xlarge\"",
                "\"r8g.16xlarge\"",
                "\"m7i.xlarge\"",
                "\"r6a.16xlarge\"")));
    factors.add(
        Factor.together(
            List.of("fleet.minimum", "fleet.maximum", "alarms.unhealthyHosts"),
            List.of(List.of("3", "3", "1"), List.of("3", "60", "3"), List.of("60", "60", "60"))));
    factors.add(Factor.of("fleet.cpuTargetPercent", "20", "80"));
    factors.add(Factor.of("fleet.requestsPerTargetPerMinute", "60", "600000"));
    factors.add(Factor.of("fleet.volumeGib", "8", "200"));
    factors.add(Factor.of("fleet.applicationPort", "1024", "65535"));
    factors.add(Factor.of("fleet.healthCheckPath", "\"/\"", LONGEST_PATH));
    factors.add(Factor.of("fleet.syntheticPaymentPath", "\"\"", LONGEST_PATH));
  }

  private static void traffic(List<Factor> factors) {
    // The longest bakes whose events one execution holds.
    factors.add(
        Factor.together(
            List.of("traffic.shiftSteps", "traffic.bakeSeconds", "traffic.finalBakeSeconds"),
            List.of(
                List.of("[100]", "30", "18000"),
                List.of("[50,100]", "3600", "60"),
                List.of("[1,5,10,20,25,50,75,90,95,99,100]", "30", "60"))));
    factors.add(Factor.of("traffic.approvalRequired", "true", "false"));
    factors.add(Factor.of("traffic.approvalTimeoutSeconds", "300", "86400"));
    factors.add(
        Factor.together(
            List.of("traffic.internetFacing", "traffic.clientCidrs"),
            List.of(
                List.of("false", ranges(50, "203.0.%d.0/24")),
                List.of("true", "[\"198.51.100.0/24\",\"203.0.113.7/32\"]"),
                List.of("true", "[\"0.0.0.0/0\"]"))));
    factors.add(Factor.of("traffic.requestsPerAddress", "10", "2000000000"));
    factors.add(Factor.of("validation.proofRowsPerSecond", "0", "50000"));
    factors.add(Factor.of("validation.proofSecondsPerMinute", "20", "55"));
    factors.add(
        Factor.of(
            "validation.warningChecks",
            "[]",
            com.paymentmigration.lambda.validation.check.StandardChecks.names().stream()
                .map(Options::quoted)
                .collect(Collectors.joining(",", "[", "]"))));
  }

  private static void alarms(List<Factor> factors) {
    factors.add(Factor.of("alarms.connectionsPercent", "10", "95"));
    factors.add(Factor.of("alarms.responseTimeP99Millis", "50", "10000"));
    factors.add(Factor.of("alarms.http5xxPercent", "1", "50"));
    factors.add(Factor.of("alarms.replicaLagSeconds", "1", "600"));
    factors.add(Factor.of("alarms.guardAlarms", "[]", longestAlarms(20)));
  }

  /** A JSON list of {@code count} of the longest names. */
  private static String names(int count) {
    return Stream.iterate(1, number -> number + 1)
        .limit(count)
        .map(number -> quoted("settlement_batch_no_%06d".formatted(number)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON list of {@code count} names of alarms, as long as CloudWatch allows. */
  private static String longestAlarms(int count) {
    return Stream.iterate(1, number -> number + 1)
        .limit(count)
        .map(number -> quoted("a".repeat(253) + "%02d".formatted(number)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON list of {@code count} ranges. */
  private static String ranges(int count, String form) {
    return Stream.iterate(1, number -> number + 1)
        .limit(count)
        .map(number -> quoted(form.formatted(number)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
