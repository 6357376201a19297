package com.paymentmigration.operator.drill;

/**
 * What only an account can answer, worded so that a proved claim is a yes; the number is the one in
 * docs/limits.md.
 */
public enum AccountQuestion {
  /** Metrics Insights. */
  OR_IN_ALARM(1, "Does CloudWatch refuse an alarm whose SELECT holds an OR?"),
  /** The narrow role. */
  SERVICE_ROLE(2, "Does CloudFormation assume the reconcile's role under the trust that it has?"),
  /** Enhanced Monitoring. */
  MONITORING_ROLE(3, "Does the monitoring role suffice for Enhanced Monitoring?"),
  /** A phase change. */
  TAG_ONLY_UPDATE(
      4, "Does a tag-only update of a cluster leave the admin's password and the standby alone?"),
  /** Drift. */
  DRIFT(5, "Does drift detection say IN_SYNC, function, load balancer and tags included?"),
  /** Cold starts. */
  COLD_START(6, "Does every function start cold in the VPC within its step's time-out?"),
  /** Alarms reach people. */
  MAIL(7, "Does a ringing alarm reach a person by mail?"),
  /** Aurora writes on its own. */
  HEARTBEAT(
      8, "Is the standby's writer free of transactions of the service's own, such as a heartbeat?"),
  /** Order of procedures. */
  PROCEDURE_ORDER(
      9, "Do rds_set_binlog_source_ssl and rds_set_external_source… work in the order used?"),
  /** Channels after a failover. */
  CHANNEL_RESUMES(10, "Does the channel resume after a failover of the replica cluster?"),
  /** Logins. */
  LOGINS_BEHIND_ALTER_USER(11, "Do logins get past an ALTER USER that waits?");

  private final int number;
  private final String words;

  AccountQuestion(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** 1 to 11. */
  public int number() {
    return number;
  }

  /** The question. */
  public String words() {
    return words;
  }
}
