package com.paymentmigration.lambda.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.paymentmigration.lambda.cutover.Cause;
import com.paymentmigration.lambda.cutover.RecordAnswer;
import com.paymentmigration.lambda.domain.AuditText;

/** What a person sent with the task token: {@code {"approved":true,"by":"…","reason":"…"}}. */
final class ApprovalAnswer {
  /** Whoever left {@code by} out. */
  static final String NOT_NAMED = "not named in the answer";

  private ApprovalAnswer() {}

  /**
   * The answer.
   *
   * @throws IllegalArgumentException if it says neither yes nor no, or a text is not one that can
   *     stand in an audit event: no clear answer is a no
   */
  static RecordAnswer.Answer of(JsonNode output) {
    JsonNode approved = output == null ? null : output.get("approved");
    if (approved == null || !approved.isBoolean()) {
      throw new IllegalArgumentException(
          "approved: received "
              + (approved == null ? "nothing" : AuditText.shown(approved.toString()))
              + ", allowed: true, false");
    }
    return new RecordAnswer.Answer(
        approved.booleanValue(),
        new Cause(
            text(output, "by", AuditText.WHO, NOT_NAMED),
            text(output, "reason", AuditText.WHY, "none given")));
  }

  private static String text(JsonNode output, String name, AuditText form, String absent) {
    JsonNode value = output.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    return form.require(name, value.isTextual() ? value.textValue() : value.toString());
  }
}
