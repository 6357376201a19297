package com.paymentmigration.operator.report;

/** What a check came to. */
public enum Verdict {
  /** As it must be. */
  OK("OK"),
  /** It works now, but a person should know. */
  WARN("WARN"),
  /** What comes next would fail, or fail to protect. */
  FAIL("FAIL"),
  /** It could not be looked at: no permission, no answer, or not possible here. Never a yes. */
  NOT_CHECKED("NOT CHECKED");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As a terminal shows it. */
  public String words() {
    return words;
  }

  /** Whether a person has something to do or to find out. */
  public boolean wantsAttention() {
    return this != OK;
  }
}
