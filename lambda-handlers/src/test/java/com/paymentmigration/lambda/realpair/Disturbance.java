package com.paymentmigration.lambda.realpair;

/** What happens to an actor around its side effects. */
interface Disturbance {
  /** Nothing happens. */
  Disturbance NONE = (when, what) -> {};

  /** Before or after a side effect. */
  enum When {
    BEFORE,
    AFTER
  }

  /**
   * Called on the actor's thread.
   *
   * @param what the side and the port's method, as in {@code blue.setReadOnly}, or the intent of a
   *     state write, as in {@code state.PROMOTE}
   */
  void at(When when, String what);
}
