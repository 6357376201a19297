package com.paymentmigration.language;

/** What a formula's part yields (CloudWatch user guide, "Data type abbreviations"). */
public enum Series {
  /** S: one number. */
  SCALAR("a number"),
  /** TS: one time series. */
  SERIES("one time series"),
  /** TS[]: an array of time series. */
  ARRAY("an array of time series"),
  /** A quoted text, as an argument only. */
  TEXT("a text");

  private final String words;

  Series(String words) {
    this.words = words;
  }

  /** As a message says it. */
  String words() {
    return words;
  }
}
