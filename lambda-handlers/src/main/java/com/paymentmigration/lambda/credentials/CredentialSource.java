package com.paymentmigration.lambda.credentials;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.util.List;

/** Reads an account's secret. */
public interface CredentialSource {
  /**
   * Credentials in the order to try them: the current ones, and for {@code admin} the pending ones
   * after them, because a rotation changes the one master user in place and may be half done.
   *
   * @return one or two
   * @throws com.paymentmigration.lambda.domain.TransientFailureException if the secret cannot be
   *     read
   */
  List<Credentials> candidates(DatabaseAccount account);

  /** The current credentials. */
  default Credentials current(DatabaseAccount account) {
    return candidates(account).get(0);
  }

  /** Drops what is remembered of {@code account}: a login was refused. */
  default void forget(DatabaseAccount account) {}
}
