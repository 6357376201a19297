package com.paymentmigration.lambda.cutover.model;

/** Ends an actor's thread as a crash would: no handler for exceptions sees it. */
final class ActorDead extends Error {
  private static final long serialVersionUID = 1L;

  ActorDead() {
    super("crash", null, false, false);
  }
}
