package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.StaleActorException;
import java.util.Optional;

/**
 * Steps 5 to 8 of {@code docs/protocol.md#rollback}: the new side was promoted, so it is fenced and
 * the old one catches up.
 */
final class WriterBack {
  private final CutoverParts parts;
  private final LockedPair pair;
  private final long epoch;
  private final Cause cause;
  private final Environment home;
  private final Environment given;

  WriterBack(CutoverParts parts, LockedPair pair, long epoch, Cause cause) {
    this.parts = parts;
    this.pair = pair;
    this.epoch = epoch;
    this.cause = cause;
    this.home = pair.state().home();
    this.given = home.other();
  }

  RecoverWriter.Result run() {
    MigrationState ready;
    try {
      fence();
      ready = same();
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException notSafe) {
      return keep(notSafe);
    }
    parts.opener().open(pair.of(home), pair, ready, cause);
    return new RecoverWriter.Result(
        home.name(), RecoverWriter.Outcome.ROLLED_BACK, parts.abort().rearm(pair, home));
  }

  /** Step 5. */
  private void fence() {
    PairedAccounts open = pair.session(given).openPairedAccounts(given);
    parts
        .states()
        .changeLatest(
            epoch,
            latest -> latest.promoted() == given,
            Intent.FENCE,
            cause,
            draft -> draft.noWriter(open));
    parts.fence().proveAgain(pair.of(home));
    try (ApplicationSession witness = pair.of(given).server().connectAsApplication()) {
      parts.fence().close(pair, given, Optional.of(witness));
    } catch (AccountLockedException lockedAlready) {
      parts.fence().close(pair, given, Optional.empty());
    }
  }

  /** Step 6, and the state on which the opening is decided. */
  private MigrationState same() {
    parts.catchUp().requireSame(pair, given);
    MigrationState state = parts.states().readAs(epoch);
    pair.of(home).requireSameInstance();
    pair.of(given).requireSameInstance();
    CatchUp.requireSameNow(pair, given);
    return state;
  }

  /** The old side cannot take over safely: the new one goes on serving, and a person decides. */
  private RecoverWriter.Result keep(MigrationException why) {
    MigrationState state = parts.states().readAs(epoch);
    if (state.promoted() != given) {
      throw new StaleActorException("recover: promoted is " + state.promoted() + " by now");
    }
    try {
      parts.opener().open(pair.of(given), pair, state, cause.because(why.getMessage()));
    } catch (MigrationException alsoFailed) {
      alsoFailed.addSuppressed(why);
      throw alsoFailed;
    }
    return new RecoverWriter.Result(
        given.name(),
        RecoverWriter.Outcome.HALTED,
        "the writer stays " + given.key() + ": " + why.getMessage());
  }
}
