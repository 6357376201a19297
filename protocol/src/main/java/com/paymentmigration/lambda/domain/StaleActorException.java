package com.paymentmigration.lambda.domain;

/** The actor's epoch is not the state's any more: it must stop, and is never retried. */
public class StaleActorException extends MigrationException {
  private static final long serialVersionUID = 1L;

  /** An actor of {@code received} where the state is at {@code current}. */
  public StaleActorException(long received, long current) {
    super("epoch: received " + received + ", allowed: " + current + "; another run took over");
  }

  /** A stale actor that was found out otherwise than by its epoch. */
  public StaleActorException(String message) {
    super(message);
  }
}
