package com.paymentmigration.operator.drill;

/** Why a drill was not played, or not to its end. */
public enum Hindrance {
  /** Options left it out. */
  NOT_ASKED(true),
  /** A person plays it. */
  BY_HAND(true),
  /** The state of the stack does not admit it now. */
  NOT_NOW(false),
  /** AWS denied a call. */
  DENIED(false),
  /** AWS did not answer, or refused a call for another reason than a missing permission. */
  NO_ANSWER(false),
  /** It was not over within its limit. */
  OUT_OF_TIME(false),
  /** Somebody pressed Ctrl-C. */
  STOPPED(false),
  /** What was seen proves neither the claim nor its opposite. */
  UNDECIDED(false);

  private final boolean byChoice;

  Hindrance(boolean byChoice) {
    this.byChoice = byChoice;
  }

  /** Whether it is as the caller wanted, so that the exit code does not suffer. */
  public boolean byChoice() {
    return byChoice;
  }
}
