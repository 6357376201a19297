package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.util.EnumMap;
import java.util.Map;

/** Which secret belongs to which account; the function rotates no other. */
public final class AccountSecrets {
  private final Map<DatabaseAccount, String> ids;

  /**
   * The secrets by account.
   *
   * @throws IllegalArgumentException if an account has none
   */
  public AccountSecrets(Map<DatabaseAccount, String> ids) {
    this.ids = new EnumMap<>(ids);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      if (!this.ids.containsKey(account)) {
        throw new IllegalArgumentException(
            "secret of " + account.username() + ": received none, allowed: an ARN");
      }
    }
  }

  /** The secret of {@code account}. */
  public String of(DatabaseAccount account) {
    return ids.get(account);
  }

  /**
   * The account whose secret {@code secretId} is.
   *
   * @throws RotationFailedException if it is none of ours
   */
  public DatabaseAccount accountOf(String secretId) {
    return ids.entrySet().stream()
        .filter(entry -> entry.getValue().equals(secretId))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new RotationFailedException(
                    "SecretId: received " + secretId + ", allowed: " + ids.values()));
  }
}
