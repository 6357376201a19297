package com.paymentmigration.lambda.domain;

import java.util.Locale;

/** One of the two identical environments. */
public enum Environment {
  BLUE,
  GREEN;

  /** The environment that is not this one. */
  public Environment other() {
    return this == BLUE ? GREEN : BLUE;
  }

  /**
   * Lower-case name, as parameters, tags and physical names spell it: {@code blue}, {@code green}.
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The environment spelled {@code blue} or {@code green}.
   *
   * @throws IllegalArgumentException if {@code key} is neither
   */
  public static Environment ofKey(String key) {
    for (Environment environment : values()) {
      if (environment.key().equals(key)) {
        return environment;
      }
    }
    throw new IllegalArgumentException("environment: received '" + key + "', allowed: blue, green");
  }
}
