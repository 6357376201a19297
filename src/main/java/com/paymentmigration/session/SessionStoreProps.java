package com.paymentmigration.session;

import com.paymentmigration.config.DeletionProtection;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What the session store depends on.
 *
 * @param key key of the table
 * @param protection whether DynamoDB refuses to delete the table
 * @param removalPolicy what happens to the table when the stack goes
 */
public record SessionStoreProps(
    IKey key, DeletionProtection protection, RemovalPolicy removalPolicy) {
  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException naming the component that is missing
   */
  public SessionStoreProps {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(protection, "protection");
    Objects.requireNonNull(removalPolicy, "removalPolicy");
  }
}
