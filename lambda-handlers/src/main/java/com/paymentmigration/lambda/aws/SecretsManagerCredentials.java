package com.paymentmigration.lambda.aws;

import com.paymentmigration.lambda.credentials.CredentialSource;
import com.paymentmigration.lambda.credentials.Credentials;
import com.paymentmigration.lambda.domain.DatabaseAccount;
import com.paymentmigration.lambda.domain.TransientFailureException;
import com.paymentmigration.lambda.rotation.SecretVault;
import com.paymentmigration.lambda.rotation.SecretVersions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The accounts' credentials from their secrets, read afresh each time: a warm function outlives a
 * rotation.
 */
public final class SecretsManagerCredentials implements CredentialSource {
  private final SecretVault vault;
  private final Map<DatabaseAccount, String> secretIds;

  /**
   * Credentials from {@code vault}.
   *
   * @param secretIds ARNs of the secrets that the function may read
   */
  public SecretsManagerCredentials(SecretVault vault, Map<DatabaseAccount, String> secretIds) {
    this.vault = vault;
    this.secretIds = Map.copyOf(secretIds);
  }

  @Override
  public List<Credentials> candidates(DatabaseAccount account) {
    String secretId = secretIds.get(account);
    if (secretId == null) {
      throw new IllegalArgumentException(
          "account: received " + account + ", allowed: " + secretIds.keySet());
    }
    List<Credentials> candidates =
        labels(account).flatMap(label -> vault.read(secretId, label).stream()).distinct().toList();
    if (candidates.isEmpty()) {
      throw new TransientFailureException(
          "secret of " + account.username() + ": received no value, allowed: a credential");
    }
    return candidates;
  }

  /** The current one last again: the label may move while the pending one is read. */
  private static Stream<String> labels(DatabaseAccount account) {
    return account == DatabaseAccount.ADMIN
        ? Stream.of(SecretVersions.CURRENT, SecretVersions.PENDING, SecretVersions.CURRENT)
        : Stream.of(SecretVersions.CURRENT);
  }
}
