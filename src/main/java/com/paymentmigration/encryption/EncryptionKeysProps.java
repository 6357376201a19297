package com.paymentmigration.encryption;

import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;

/**
 * What the keys depend on.
 *
 * @param removalPolicy {@code RETAIN_ON_UPDATE_OR_DELETE} or {@code DESTROY}: what happens to the
 *     keys when the stack goes. A key that is gone takes every backup and log encrypted with it
 *     along.
 */
public record EncryptionKeysProps(RemovalPolicy removalPolicy) {
  /**
   * Checks the removal policy.
   *
   * @throws IllegalArgumentException if it is neither of the two
   * @throws NullPointerException if it is missing
   */
  public EncryptionKeysProps {
    Objects.requireNonNull(removalPolicy, "removalPolicy");
    if (removalPolicy != RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        && removalPolicy != RemovalPolicy.DESTROY) {
      throw new IllegalArgumentException(
          "removalPolicy: received "
              + removalPolicy
              + ", allowed: RETAIN_ON_UPDATE_OR_DELETE, DESTROY");
    }
  }
}
