package com.paymentmigration.config;

/**
 * A value of the configuration is not acceptable. Its message is one line that names the property,
 * what was received and what is allowed; the app prints it as it is.
 */
public final class ConfigurationException extends RuntimeException {
  /** A rejected value; {@code message} is one line. */
  public ConfigurationException(String message) {
    super(message);
  }
}
