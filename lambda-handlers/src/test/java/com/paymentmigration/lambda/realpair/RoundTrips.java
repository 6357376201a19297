package com.paymentmigration.lambda.realpair;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts an actor's database calls between the fence and the proven opening. */
final class RoundTrips implements Disturbance {
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean inside;

  @Override
  public void at(When when, String what) {
    if (when == When.AFTER && what.equals("state.FENCE")) {
      inside = true;
    } else if (when == When.AFTER && what.equals("state.OPENED")) {
      inside = false;
    } else if (when == When.BEFORE && inside) {
      calls.incrementAndGet();
    }
  }

  int count() {
    return calls.get();
  }
}
