package com.paymentmigration.operator;

/** Exit codes of every command; those of the validation's own command line. */
final class ExitCode {
  /** Done, or as it should be. */
  static final int DONE = 0;

  /** The migration failed, is halted or was rolled back; the data differs. */
  static final int FAILED = 1;

  /** Wrong use, refused, or could not tell: no credentials, no answer, out of time. */
  static final int UNKNOWN = 2;

  private ExitCode() {}
}
