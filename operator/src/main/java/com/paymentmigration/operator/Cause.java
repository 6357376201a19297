package com.paymentmigration.operator;

import com.paymentmigration.lambda.domain.AuditText;
import picocli.CommandLine.Option;

/** Who wants it and why: what audit events say (PCI DSS 10.2). */
final class Cause {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the audit events; a ticket or a sentence.")
  private String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who, for the audit events. Default: the ARN of the caller's identity.")
  private String by;

  /**
   * Checks what was given, without asking AWS who calls.
   *
   * @throws OperatorException if it cannot stand in an audit event
   */
  void check() {
    if (Placeholder.is(reason)) {
      throw new OperatorException(
          "--reason '" + reason + "'",
          "that is the documents' placeholder",
          "say why, in words or by a ticket; nothing was changed");
    }
    reason();
    if (by != null) {
      if (Placeholder.is(by)) {
        throw new OperatorException(
            "--by '" + by + "'",
            "that is the documents' placeholder",
            "say who you are, or leave --by out; nothing was changed");
      }
      checked("--by", by, AuditText.WHO);
    }
  }

  /**
   * Who, as claimed.
   *
   * @throws OperatorException if it cannot stand in an audit event
   */
  String by(Aws aws) {
    return checked("--by", by == null ? aws.caller() : by, AuditText.WHO);
  }

  /**
   * Who, as claimed, without a call: what was given, else the user of this machine.
   *
   * @throws OperatorException if what was given cannot stand in an audit event
   */
  String byWithoutAsking(LocalUser user) {
    return by == null ? user.name() : checked("--by", by, AuditText.WHO);
  }

  /**
   * Why.
   *
   * @throws OperatorException if it cannot stand in an audit event
   */
  String reason() {
    return checked("--reason", reason, AuditText.WHY);
  }

  private static String checked(String option, String text, AuditText form) {
    if (!form.admits(text)) {
      throw new OperatorException(
          option + " " + AuditText.shown(text),
          "not for an audit event, which takes " + form.allowed(),
          "nothing was changed");
    }
    return text;
  }
}
