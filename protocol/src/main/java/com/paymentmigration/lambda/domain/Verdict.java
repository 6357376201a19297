package com.paymentmigration.lambda.domain;

/** Result of a check; only {@link #PASS} lets a run go on. */
public enum Verdict {
  /** Verified and right. */
  PASS,
  /** Verified and wrong. */
  FAIL,
  /** Could not be verified, above all in time: never counts as a pass. */
  UNKNOWN
}
