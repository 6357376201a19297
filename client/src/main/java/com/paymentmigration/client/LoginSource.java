package com.paymentmigration.client;

/**
 * Reads the secret of an application account. A binding for Secrets Manager is {@link
 * com.paymentmigration.client.aws.SecretsManagerLogins}. The library keeps the answer until a
 * server refuses it, so an implementation need not.
 */
@FunctionalInterface
public interface LoginSource {
  /**
   * The login of {@code target}'s account as it is now.
   *
   * @throws RuntimeException if it cannot be read
   */
  DatabaseLogin read(WriterTarget target);
}
