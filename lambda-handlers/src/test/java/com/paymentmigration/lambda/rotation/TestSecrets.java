package com.paymentmigration.lambda.rotation;

import com.paymentmigration.lambda.domain.DatabaseAccount;
import java.util.EnumMap;
import java.util.Map;

/** Ids of the four secrets in tests. */
final class TestSecrets {
  static final AccountSecrets ALL = new AccountSecrets(ids());

  private TestSecrets() {}

  private static Map<DatabaseAccount, String> ids() {
    Map<DatabaseAccount, String> ids = new EnumMap<>(DatabaseAccount.class);
    for (DatabaseAccount account : DatabaseAccount.values()) {
      ids.put(account, "secret-of-" + account.username());
    }
    return ids;
  }
}
