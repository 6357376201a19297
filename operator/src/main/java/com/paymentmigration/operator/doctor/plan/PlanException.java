package com.paymentmigration.operator.doctor.plan;

/**
 * What would be deployed cannot be known. The message is one line that says what, why and what to
 * do.
 */
public final class PlanException extends RuntimeException {
  /**
   * A refusal.
   *
   * @param what the option or file, with what was received
   * @param why what is wrong with it
   * @param todo what to do, as an order
   */
  PlanException(String what, String why, String todo) {
    super(what + ": " + why + "; " + todo);
  }
}
