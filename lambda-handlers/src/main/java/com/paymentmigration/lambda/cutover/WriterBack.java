package com.paymentmigration.lambda.cutover;

import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.Intent;
import com.paymentmigration.lambda.domain.MigrationException;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.PairedAccounts;
import com.paymentmigration.lambda.domain.StaleActorException;
import com.paymentmigration.lambda.domain.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps 5 to 8 of {@code docs/protocol.md#rollback}: the new side was promoted, so it is fenced and
 * the old one catches up.
 */
final class WriterBack {
  private static final Logger LOG = LoggerFactory.getLogger(WriterBack.class);

  private final CutoverParts parts;
  private final TailCheck tailCheck;
  private final LockedPair pair;
  private final long epoch;
  private final Cause cause;
  private final Environment home;
  private final Environment given;

  WriterBack(CutoverParts parts, TailCheck tailCheck, LockedPair pair, long epoch, Cause cause) {
    this.parts = parts;
    this.tailCheck = tailCheck;
    this.pair = pair;
    this.epoch = epoch;
    this.cause = cause;
    this.home = pair.state().home();
    this.given = home.other();
  }

  RecoverWriter.Result run() {
    MigrationState ready;
    String report;
    try {
      // Before the fence too: what is known already costs nobody a write. What fails here otherwise
      // is repeated: nothing is fenced yet.
      parts.rows().require(pair, given, Deadlines.CAUGHT_UP);
      pair.keepAlive();
    } catch (RowsDifferException known) {
      return keep(known);
    }
    try (TailCheck.Prepared tail = prepare()) {
      fence();
      ready = same();
      report = compare(tail);
    } catch (StaleActorException stale) {
      throw stale;
    } catch (MigrationException notSafe) {
      return keep(notSafe);
    }
    parts.opener().open(pair.of(home), pair, ready, cause);
    return new RecoverWriter.Result(
        home.name(),
        RecoverWriter.Outcome.ROLLED_BACK,
        Stream.of(report, parts.abort().rearm(pair, home))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  /** A side that is too sick to be read ahead is no reason to stay on it. */
  private TailCheck.Prepared prepare() {
    try {
      return tailCheck.prepare(given, Deadlines.TAIL_CHECK);
    } catch (MoveAbortedException notPrepared) {
      LOG.warn("newest rows: not compared", notPrepared);
      return new Unprepared(notPrepared.getMessage());
    }
  }

  /**
   * A difference keeps the writer where it is. A comparison that came to no end does not: positions
   * are equal, nothing was skipped, and what stood against it was asked before.
   */
  private String compare(TailCheck.Prepared tail) {
    Verdict verdict = tail.compare(Deadlines.TAIL_CHECK);
    if (verdict == Verdict.FAIL) {
      throw new RowsDifferException("the newest ones of " + home.key() + ": " + tail.found());
    }
    return verdict == Verdict.PASS ? "" : "newest rows: not compared in time " + tail.found();
  }

  /** Nothing to compare. */
  private record Unprepared(String found) implements TailCheck.Prepared {
    @Override
    public Verdict compare(Duration box) {
      return Verdict.UNKNOWN;
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
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
    parts.rows().require(pair, given, Deadlines.CATCH_UP_PASS);
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
