package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.cutover.BlockedServer;
import com.paymentmigration.lambda.cutover.Blocker;
import com.paymentmigration.lambda.cutover.Blockers;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.GuardLoss;
import com.paymentmigration.lambda.cutover.Pauser;
import com.paymentmigration.lambda.domain.Environment;
import com.paymentmigration.lambda.domain.GtidSet;
import com.paymentmigration.lambda.domain.MigrationState;
import com.paymentmigration.lambda.domain.MigrationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One admin connection to each cluster, both under the migration lock, with the state read again
 * afterwards: from here on a stale actor can do no harm, because whoever moves the writer first
 * kills the connection that holds the lock.
 */
final class LockedPair implements AutoCloseable {
  /** How long the standby may take to execute what the writer just did. */
  static final Duration CATCH_UP = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Sessions blue;
  private final Sessions green;
  private final MigrationState state;
  private final Pauser pauser;

  private LockedPair(Sessions blue, Sessions green, MigrationState state, Pauser pauser) {
    this.blue = blue;
    this.green = green;
    this.state = state;
    this.pauser = pauser;
  }

  /**
   * Two connections to one server: nobody logs in behind an account statement that waits.
   *
   * @param acting runs account statements
   * @param guard ends whoever they wait for
   */
  private record Sessions(AccountSession acting, AccountSession guard)
      implements AutoCloseable, BlockedServer {
    static Sessions open(AccountServer server, AdminLogin login) {
      AccountSession acting = login.connect(server);
      try {
        return new Sessions(acting, login.connect(server));
      } catch (RuntimeException failure) {
        acting.close();
        throw failure;
      }
    }

    void takeLocks(Environment side) {
      if (!acting.takeMigrationLock() || !guard.takeGuardLock()) {
        throw new RotationRefusedException(
            "migration lock on " + side.key() + ": held by another actor; try again later");
      }
    }

    @Override
    public Set<Blocker> blockers() {
      return guard.accountStatementBlockers();
    }

    @Override
    public void end(long stranger) {
      guard.kill(stranger);
    }

    void keepAlive() {
      acting.keepAlive();
      guard.keepAlive();
    }

    @Override
    public void close() {
      acting.close();
      guard.close();
    }
  }

  /**
   * Connects, locks, re-reads.
   *
   * @throws RotationRefusedException if another actor holds the lock, or the lease is lost
   */
  static LockedPair open(ClusterPair clusters, AdminLogin login, HeldLease lease, Pauser pauser) {
    Sessions blue = Sessions.open(clusters.blue(), login);
    Sessions green = null;
    try {
      green = Sessions.open(clusters.green(), login);
      blue.takeLocks(Environment.BLUE);
      green.takeLocks(Environment.GREEN);
      return new LockedPair(blue, green, lease.recheck(), pauser);
    } catch (RuntimeException failure) {
      blue.close();
      if (green != null) {
        green.close();
      }
      throw failure;
    }
  }

  /** The environment that accepts writes. */
  Environment writer() {
    return state
        .writer()
        .environment()
        .orElseThrow(
            () -> new RotationRefusedException("writer: received NONE, allowed: BLUE, GREEN"));
  }

  AccountSession on(Environment side) {
    return of(side).acting();
  }

  /** Account statements on {@code side}, bounded. */
  GuardedAccounts accounts(Environment side, BoundedStatement bounded) {
    return new GuardedAccounts(of(side).acting(), of(side).guard(), servers(), bounded);
  }

  private Sessions of(Environment side) {
    return side == Environment.BLUE ? blue : green;
  }

  private List<Sessions> servers() {
    return List.of(blue, green);
  }

  /** For whoever waits on one connection: the server ends those that are idle for long. */
  void keepAlive() {
    blue.keepAlive();
    green.keepAlive();
  }

  /** The server that does not accept writes. */
  AccountSession standby() {
    return on(writer().other());
  }

  /** Whether the standby follows the writer. */
  boolean armed() {
    return standby().channelUser().isPresent();
  }

  /**
   * Where account statements belong: on both servers before replication is armed, afterwards on the
   * writer only (on both they would stop the appliers with error 1396).
   *
   * @throws RotationRefusedException if the standby should follow the writer and does not
   */
  List<Environment> targets() {
    if (armed()) {
      return List.of(writer());
    }
    if (state.status() == MigrationStatus.READY && on(writer()).channelUser().isEmpty()) {
      return List.of(Environment.BLUE, Environment.GREEN);
    }
    throw new RotationRefusedException(
        "replication to "
            + writer().other().key()
            + ": not configured although the status is "
            + state.status()
            + "; arm it (start mode replicate), then rotate");
  }

  /**
   * Waits until the standby has executed all that the writer has; returns at once when replication
   * is not armed.
   *
   * @throws RotationFailedException if it has not after a minute
   */
  void awaitStandby() {
    if (!armed()) {
      return;
    }
    AccountSession source = on(writer());
    GtidSet target = source.executed();
    GuardLoss loss = new GuardLoss();
    for (Duration waited = Duration.ZERO; ; waited = waited.plus(PAUSE)) {
      if (standby().executed().contains(target)) {
        loss.tell();
        return;
      }
      source.keepAlive();
      // The statement waits on the standby just so, and holds the applier and its logins up.
      loss.during(() -> Blockers.end(servers(), pauser));
      if (waited.compareTo(CATCH_UP) >= 0) {
        throw loss.explain(
            new RotationFailedException(
                "replication to "
                    + writer().other().key()
                    + ": has not executed the account change within "
                    + CATCH_UP.toSeconds()
                    + " s; see the alarm on replica lag"));
      }
      pauser.pause(PAUSE);
    }
  }

  @Override
  public void close() {
    blue.close();
    green.close();
  }
}
