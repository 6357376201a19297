package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationState;
import java.util.List;

/**
 * The locked connections to each server: the only way to act on the databases. Closing it releases
 * the locks.
 */
final class LockedPair implements AutoCloseable, AccountStatements.Reached {
  private final LockedServer blue;
  private final LockedServer green;
  private final MigrationState state;

  LockedPair(LockedServer blue, LockedServer green, MigrationState state) {
    this.blue = blue;
    this.green = green;
    this.state = state;
  }

  /** The state as re-read once both locks were held. */
  MigrationState state() {
    return state;
  }

  LockedServer of(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }

  DatabaseSession session(Environment environment) {
    return of(environment).session();
  }

  @Override
  public List<LockedServer> servers() {
    return List.of(blue, green);
  }

  /**
   * For whoever waits on one connection: none of the four is idle for {@link
   * Deadlines#IDLE_HOLDER}.
   */
  void keepAlive() {
    blue.keepAlive();
    green.keepAlive();
  }

  @Override
  public void close() {
    blue.close();
    green.close();
  }
}
