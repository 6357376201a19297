package com.paymentmigration.lambda.realpair;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does one thing once, at the first side effect that matches. */
final class Fault implements Disturbance {
  private final When when;
  private final String what;
  private final Runnable deed;
  private final AtomicBoolean done = new AtomicBoolean();

  Fault(When when, String what, Runnable deed) {
    this.when = when;
    this.what = what;
    this.deed = deed;
  }

  @Override
  public void at(When moment, String sideEffect) {
    if (moment == when && sideEffect.equals(what) && done.compareAndSet(false, true)) {
      deed.run();
    }
  }

  boolean happened() {
    return done.get();
  }
}
