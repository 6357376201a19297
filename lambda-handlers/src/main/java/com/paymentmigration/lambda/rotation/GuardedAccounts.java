package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.cutover.BlockedServer;
import com.paymentmigration.lambda.cutover.BoundedStatement;
import com.paymentmigration.lambda.cutover.Deadlines;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.MigrationException;
import java.util.List;
import java.util.Optional;

/** Account statements on one server, each of them bounded. */
final class GuardedAccounts {
  private final AccountSession session;
  private final AccountSession guard;
  private final long id;
  private final BoundedStatement.Guard beside;
  private final BoundedStatement bounded;

  /**
   * Statements of {@code session}.
   *
   * @param guard another connection to the same server
   * @param servers both, since the statement may wait on the other one when it replicates
   */
  GuardedAccounts(
      AccountSession session,
      AccountSession guard,
      List<? extends BlockedServer> servers,
      BoundedStatement bounded) {
    this.session = session;
    this.guard = guard;
    this.bounded = bounded;
    this.id = session.id();
    this.beside =
        new BoundedStatement.Guard() {
          @Override
          public List<? extends BlockedServer> servers() {
            return servers;
          }

          @Override
          public void keepAlive() {
            guard.keepAlive();
          }

          @Override
          public void cancel() {
            guard.cancel(id);
          }
        };
  }

  Optional<Boolean> locked(String username) {
    return session.locked(username);
  }

  /** Creates the user only if it is missing: a statement that is not needed waits all the same. */
  void createLocked(Credentials credential) {
    if (session.locked(credential.username()).isEmpty()) {
      run(() -> session.createLocked(credential));
    }
  }

  void grant(DatabaseAccount account, String username) {
    run(() -> session.grant(account, username));
  }

  void set(Credentials credential, boolean locked) {
    run(() -> session.set(credential, locked));
  }

  void setPassword(Credentials credential) {
    run(() -> session.setPassword(credential));
  }

  private void run(Runnable statement) {
    try {
      bounded.run(statement, beside);
    } catch (MigrationException failure) {
      // Cancelled, refused, or its connection is lost: then the server would go on with it.
      endSession(failure);
      throw new RotationFailedException(
          "account statement, at most " + Deadlines.ACCOUNT_STATEMENT + ": " + failure.getMessage(),
          failure);
    }
  }

  private void endSession(MigrationException failure) {
    try {
      guard.kill(id);
    } catch (MigrationException alsoLost) {
      failure.addSuppressed(alsoLost);
    }
  }
}
