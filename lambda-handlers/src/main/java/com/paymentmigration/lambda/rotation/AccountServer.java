package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.Environment;

/** The writer instance of one environment's cluster, as far as a rotation needs it. */
public interface AccountServer {
  /** The environment that the cluster belongs to. */
  Environment environment();

  /** Host name of the cluster's writer endpoint: where a replication channel connects. */
  String host();

  /** TCP port, 1 to 65535. */
  int port();

  /**
   * Logs in as the admin, over one connection that is never re-opened.
   *
   * @throws LoginRefusedException if the server refuses the credential
   * @throws com.paymentmigration.lambda.domain.TransientFailureException if it cannot be reached
   */
  AccountSession connect(Credentials admin);

  /**
   * Tries a credential: one connection, at once closed.
   *
   * @throws com.paymentmigration.lambda.domain.TransientFailureException if it cannot be reached
   */
  LoginOutcome tryLogin(Credentials credential);
}
