package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;

/**
 * Makes zombies harmless ({@code docs/protocol.md#actors}): kills the holders of the lock on both
 * servers, takes it, and only then re-reads the epoch. Whoever was there before has lost its
 * connections; whoever comes later with an older epoch finds that out before it acts.
 */
public final class MigrationLock {
  private final DatabasePair servers;
  private final StateWriter states;

  /** A lock over both servers. */
  public MigrationLock(DatabasePair servers, StateWriter states) {
    this.servers = servers;
    this.states = states;
  }

  /** Both servers, for an actor of {@code epoch}. */
  LockedPair takeBoth(long epoch) {
    LockedServer blue = LockedServer.take(servers.blue());
    LockedServer green = null;
    try {
      green = LockedServer.take(servers.green());
      MigrationState state = states.readAs(epoch);
      return new LockedPair(blue, green, state);
    } catch (MigrationException failure) {
      blue.close();
      if (green != null) {
        green.close();
      }
      throw failure;
    }
  }
}
