package com.paymentmigration.config;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationPhase;
import com.paymentmigration.lambda.domain.MigrationStatus;
import com.paymentmigration.lambda.domain.TrafficWeight;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every parameter of the stack, with the one rule that both the context (at synthesis) and
 * CloudFormation (at deployment) apply to its values.
 *
 * <p>All are of type String: a parameter typed {@code AWS::SSM::Parameter::Value} or an image id
 * would be resolved again at every update, and a number's default draws a lint error.
 */
public enum ParameterDefinition {
  ENVIRONMENT_NAME(
      "EnvironmentName",
      "Name of this deployment; its prefix is the profile",
      "^(dev|staging|prod)-payment-[a-z0-9]{8}$",
      "prod-payment-a1b2c3d4",
      null),
  COST_CENTER(
      "CostCenter",
      "Who pays: tag on every resource",
      "^[A-Za-z0-9][A-Za-z0-9._-]{1,30}[A-Za-z0-9]$",
      "payments-4711",
      null),
  MIGRATION_PHASE(
      "MigrationPhase",
      "Where the operator declares the migration to stand; entering migrate runs the validation"
          + " gate",
      null,
      null,
      "prepare"),
  DELETION_PROTECTION(
      "DeletionProtection",
      "Whether databases, tables and load balancer refuse to be deleted; off until the first"
          + " deployment has succeeded",
      null,
      null,
      "off"),
  AVAILABILITY_ZONES(
      "AvailabilityZones",
      "The three zones, by their names in this account; never another value in the life of a stack",
      "^[a-z]{2}-[a-z]+-[0-9][a-z](,[a-z]{2}-[a-z]+-[0-9][a-z]){2}$",
      "us-east-1a,us-east-1b,us-east-1c",
      null),
  ACTIVE_ENVIRONMENT(
      "ActiveEnvironment",
      "Who owns writes and steady-state traffic; written by the switch",
      null,
      null,
      "blue"),
  GREEN_TRAFFIC_WEIGHT(
      "GreenTrafficWeight",
      "Percent of the traffic that green receives; written by the switch",
      null,
      null,
      "0"),
  MIGRATION_STATUS(
      "MigrationStatus",
      "Live status of the migration; written by the switch",
      null,
      null,
      "READY"),
  CERTIFICATE_ARN(
      "CertificateArn",
      "Certificate of the HTTPS listener, issued for ServiceDomainName, in the stack's region",
      "^arn:aws:acm:[a-z0-9-]{9,14}:[0-9]{12}:certificate/[0-9a-f-]{36}$",
      "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012",
      null),
  SERVICE_DOMAIN_NAME(
      "ServiceDomainName",
      "Domain name of the service; probes send it as Host and verify the certificate against it",
      "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
      "payments.example.com",
      null),
  BLUE_IMAGE_ID(
      "BlueImageId",
      "Machine image of blue's instances; arm64, or x86_64 for an Intel or AMD type",
      Patterns.IMAGE,
      "ami-0123456789abcdef0",
      null),
  GREEN_IMAGE_ID(
      "GreenImageId",
      "Machine image of green's instances; arm64, or x86_64 for an Intel or AMD type",
      Patterns.IMAGE,
      "ami-0123456789abcdef0",
      null),
  ACCESS_LOGS_BUCKET_NAME(
      "AccessLogsBucketName",
      "Bucket that takes the load balancer's access logs (SSE-S3, the account's own policy)",
      "^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
      "example-access-logs",
      null),
  ALERT_EMAIL(
      "AlertEmail",
      "Address that alarms and approvals are sent to",
      "^[^@\\s,;]{1,64}@[A-Za-z0-9.-]{1,185}\\.[A-Za-z]{2,63}$",
      "oncall@example.com",
      null);

  private final String logicalId;
  private final String description;
  private final String pattern;
  private final String example;
  private final String initial;

  ParameterDefinition(
      String logicalId, String description, String pattern, String example, String initial) {
    this.logicalId = logicalId;
    this.description = description;
    this.pattern = pattern;
    this.example = example;
    this.initial = initial;
  }

  /** Logical id in the template, and the key of {@code --parameters}. */
  public String logicalId() {
    return logicalId;
  }

  /** Key of {@code -c key=value} that gives the default: the logical id in camel case. */
  public String contextKey() {
    return Character.toLowerCase(logicalId.charAt(0)) + logicalId.substring(1);
  }

  /** What the console shows beside the field. */
  public String description() {
    return description;
  }

  /** Whether the template allows one value only, the one that it was made for. */
  public boolean pinned() {
    return this == ENVIRONMENT_NAME || this == AVAILABILITY_ZONES;
  }

  /** Regular expression of all values, when the values are not enumerated. */
  public Optional<String> allowedPattern() {
    return Optional.ofNullable(pattern);
  }

  /** All values when they are enumerated, else empty. */
  public List<String> allowedValues() {
    return switch (this) {
      case MIGRATION_PHASE -> keys(MigrationPhase.values(), MigrationPhase::key);
      case DELETION_PROTECTION -> List.of("off", "on");
      case ACTIVE_ENVIRONMENT -> keys(Environment.values(), Environment::key);
      case GREEN_TRAFFIC_WEIGHT -> TrafficWeight.ALLOWED.stream().map(String::valueOf).toList();
      case MIGRATION_STATUS -> keys(MigrationStatus.values(), MigrationStatus::name);
      default -> List.of();
    };
  }

  /** Default of a first deployment when the context says nothing. */
  public Optional<String> initialValue() {
    return Optional.ofNullable(initial);
  }

  /** What CloudFormation and this app answer to a wrong value: what is allowed. */
  public String constraint() {
    return pattern == null
        ? "one of " + Require.list(allowedValues())
        : "values like " + example + " (" + pattern + ")";
  }

  /**
   * Returns {@code value} if CloudFormation would accept it.
   *
   * @throws ConfigurationException naming the parameter, what was received and what is allowed
   */
  public String check(String value) {
    boolean accepted = pattern == null ? allowedValues().contains(value) : value.matches(pattern);
    Require.that(accepted, contextKey(), value, constraint());
    return value;
  }

  private static <T> List<String> keys(T[] constants, Function<T, String> key) {
    return Arrays.stream(constants).map(key).toList();
  }

  private static final class Patterns {
    private static final String IMAGE = "^ami-([0-9a-f]{8}|[0-9a-f]{17})$";
  }
}
