package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.StaleActorException;

/**
 * Gives a move up before its point of no return ({@code docs/protocol.md#giving-a-move-up}): the
 * old side opens again first, then replicates to the new one as before. The new side was never
 * opened (the recorded intent says so), so the old one lacks nothing, whatever the state of its
 * channel.
 */
final class AbortMove {
  private final StateWriter states;
  private final Fence fence;
  private final Channel channel;
  private final Opener opener;
  private final AccountStatements accounts;

  AbortMove(
      StateWriter states, Fence fence, Channel channel, Opener opener, AccountStatements accounts) {
    this.states = states;
    this.fence = fence;
    this.channel = channel;
    this.opener = opener;
    this.accounts = accounts;
  }

  /**
   * Opens {@code home} again.
   *
   * @return what operators should know besides: empty when replication is armed as before
   * @throws MigrationException if it could not be opened: recovery has to
   */
  String run(LockedPair pair, long epoch, Cause cause) {
    Environment home = pair.state().home();
    Environment other = home.other();
    accounts.lock(pair.of(other), other, pair);
    fence.proveAgain(pair.of(other));
    MigrationState state = states.readAs(epoch);
    if (state.promoted() != home) {
      throw new MigrationException(
          "abort: received promoted = " + state.promoted() + ", allowed: " + home);
    }
    opener.open(pair.of(home), pair, state, cause);
    return rearm(pair, home);
  }

  /**
   * Lets the old side replicate to the other again. A failure is reported and blocks nothing: the
   * writer is back. What only the other side has, and is foreign, is reported and left where it is:
   * nothing is absorbed.
   */
  String rearm(LockedPair pair, Environment home) {
    try {
      channel.takeDown(pair, home);
      channel.ensureArmed(pair, home.other());
      CatchUp.requireNoStrangersOn(pair, home.other());
      return "";
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException failure) {
      return "replication "
          + home.key()
          + " to "
          + home.other().key()
          + " is not armed as before: "
          + failure.getMessage();
    }
  }
}
