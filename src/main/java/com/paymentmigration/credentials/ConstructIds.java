package com.paymentmigration.credentials;

import com.paymentmigration.lambda.domain.DatabaseAccount;

/** Construct ids of the accounts: part of the logical ids, so they never change. */
final class ConstructIds {
  private ConstructIds() {}

  static String of(DatabaseAccount account) {
    return switch (account) {
      case ADMIN -> "Admin";
      case REPLICATOR -> "Replicator";
      case PAYMENT_APP_BLUE -> "PaymentAppBlue";
      case PAYMENT_APP_GREEN -> "PaymentAppGreen";
    };
  }
}
