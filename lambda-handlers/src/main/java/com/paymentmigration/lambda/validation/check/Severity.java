package com.paymentmigration.lambda.validation.check;

/** What a check's verdict means for the whole. */
public enum Severity {
  /** The whole is no better than this check. */
  ERROR,
  /** Reported; does not change the whole. */
  WARNING
}
