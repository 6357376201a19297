package com.paymentmigration.required;

/** Ways in which a template can differ from the statement. */
enum RequiredRule {
  /** A value, an element of a list, a step, a permission. */
  VALUE("Required.Value", "the value is not what the statement requires"),
  /** A stated value that is not there. */
  MISSING("Required.Missing", "what the statement requires is not there"),
  /** A property, section or element beside what is stated. */
  UNSTATED("Required.Unstated", "nobody has stated this property, so nobody has judged it"),
  /** A resource too many or too few. */
  RESOURCE("Required.Resource", "the statement has another number of these resources");

  private final String id;
  private final String reason;

  RequiredRule(String id, String reason) {
    this.id = id;
    this.reason = reason;
  }

  String id() {
    return id;
  }

  String reason() {
    return reason;
  }
}
