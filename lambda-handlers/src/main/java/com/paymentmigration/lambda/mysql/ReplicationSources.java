package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.Environment;

/**
 * What a replica needs to know of its source.
 *
 * @param blue address of blue's writer endpoint
 * @param green address of green's writer endpoint
 * @param secrets the secret {@code replicator}, read anew each time: it rotates
 */
public record ReplicationSources(
    ServerAddress blue, ServerAddress green, CredentialSource secrets) {
  ServerAddress address(Environment environment) {
    return environment == Environment.BLUE ? blue : green;
  }

  Credentials credentials() {
    return secrets.current(DatabaseAccount.REPLICATOR);
  }
}
