package com.paymentmigration.operator;

import picocli.CommandLine.Option;

/** Who wants it and why: what audit events say (PCI DSS 10.2). */
final class Cause {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the audit events; a ticket or a sentence.")
  String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who, for the audit events. Default: the ARN of the caller's identity.")
  private String by;

  String by(Aws aws) {
    return by == null ? aws.caller() : by;
  }
}
