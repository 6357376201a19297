package com.paymentmigration.lambda.handler;

import java.util.Map;
import java.util.Optional;

/**
 * What the template tells a function, one environment variable each; the constant's name is the
 * variable's name, so template and handler cannot disagree. Never a secret value: secrets travel by
 * ARN.
 */
public enum Setting {
  /** Name of the DynamoDB table of the state item, the audit events and the recorded verdicts. */
  STATE_TABLE,
  /** Id (ARN) of the stack that a reconcile updates. */
  STACK_ID,
  /** ARN of the narrow role that a reconcile passes to CloudFormation. */
  RECONCILE_ROLE_ARN,
  /** ARN of the listener rule with the weighted forward. */
  WEIGHTED_RULE_ARN,
  /** ARN of blue's target group. */
  BLUE_TARGET_GROUP_ARN,
  /** ARN of green's target group. */
  GREEN_TARGET_GROUP_ARN,
  /** Load balancer's own DNS name: where probes connect. */
  LOAD_BALANCER_DNS_NAME,
  /** TCP port where probes connect; absent: that of HTTPS. */
  LOAD_BALANCER_PORT,
  /**
   * Service's domain name: what probes send as Host and SNI, so that the certificate is verified.
   */
  SERVICE_DOMAIN_NAME,
  /** Path that probes request; answers 200 without a database write. */
  HEALTH_CHECK_PATH,
  /**
   * Path of the application's synthetic payment, which probes post as well; absent: the application
   * offers none.
   */
  SYNTHETIC_PAYMENT_PATH,
  /** Name of the request header that pins a request to one environment. */
  PREVIEW_HEADER,
  /** Slowest acceptable probe answer, in milliseconds. */
  PROBE_LATENCY_LIMIT_MS,
  /** Writer endpoint (host name) of blue's cluster. */
  BLUE_CLUSTER_ENDPOINT,
  /** Writer endpoint (host name) of green's cluster. */
  GREEN_CLUSTER_ENDPOINT,
  /** TCP port of both clusters. */
  DATABASE_PORT,
  /**
   * PEM file of the certificate authorities that databases are verified by; absent: those of Amazon
   * RDS, which the functions carry.
   */
  DATABASE_AUTHORITIES_FILE,
  /** Schema of the payment application. */
  DATABASE_NAME,
  /**
   * Other programs' accounts that are fenced with the application's, comma-separated names without
   * the side; absent: none.
   */
  WRITING_ACCOUNTS,
  /** ARN of the secret of the account {@code admin}. */
  ADMIN_SECRET_ARN,
  /** ARN of the secret of the account {@code replicator}. */
  REPLICATOR_SECRET_ARN,
  /** ARN of the secret of the account {@code payment_app_blue}. */
  BLUE_APPLICATION_SECRET_ARN,
  /** ARN of the secret of the account {@code payment_app_green}. */
  GREEN_APPLICATION_SECRET_ARN,
  /** ARN of the topic that operators subscribe to. */
  NOTIFICATION_TOPIC_ARN,
  /** ARN of the state machine {@code MigrationWorkflow}. */
  MIGRATION_WORKFLOW_ARN,
  /** ARN of the state machine {@code RollbackWorkflow}. */
  ROLLBACK_WORKFLOW_ARN,
  /** ARN of the state machine {@code ValidationWorkflow}. */
  VALIDATION_WORKFLOW_ARN,
  /** Name of the composite alarm that guards blue. */
  BLUE_GUARD_ALARM,
  /** Name of the composite alarm that guards green. */
  GREEN_GUARD_ALARM,
  /** CloudWatch namespace of the stack's own metrics. */
  METRIC_NAMESPACE,
  /** Oldest recorded verdict that the gate accepts, in seconds. */
  VERDICT_MAX_AGE_SECONDS,
  /** Rows that the continuous proof compares in a second; absent: it is off. */
  PROOF_ROWS_PER_SECOND,
  /** How long the continuous proof works in each minute, in seconds. */
  PROOF_SECONDS,
  /** Checks that the profile turned into warnings, comma-separated names; empty for none. */
  WARNING_CHECKS;

  /**
   * Value of this setting.
   *
   * @throws IllegalStateException if the variable is absent or blank
   */
  public String from(Map<String, String> variables) {
    String value = variables.get(name());
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "environment variable " + name() + ": received nothing, the template must set it");
    }
    return value;
  }

  /** Value of an optional setting; empty if the variable is absent or blank. */
  public Optional<String> ifSet(Map<String, String> variables) {
    return Optional.ofNullable(variables.get(name())).filter(value -> !value.isBlank());
  }
}
