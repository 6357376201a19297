package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.testmysql.MySqlPair;
import java.util.List;

/**
 * The secrets of a test pair's accounts.
 *
 * @param pair whose accounts
 */
public record PairSecrets(MySqlPair pair) implements CredentialSource {
  @Override
  public List<Credentials> candidates(DatabaseAccount account) {
    return List.of(
        new Credentials(account.username(), pair.accounts().password(account.username())));
  }
}
