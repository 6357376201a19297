package com.paymentmigration.lambda.domain;

import java.util.Optional;

/** Who accepts the applications' writes: what applications follow. */
public sealed interface Writer {
  /** From fence to promotion nobody does. */
  static Writer none() {
    return new None();
  }

  /** {@code BLUE}, {@code GREEN} or {@code NONE}, as the state item spells it. */
  String key();

  /** The environment that serves, or empty from fence to promotion. */
  Optional<Environment> environment();

  /** Whether {@code environment} is the writer. */
  default boolean is(Environment environment) {
    return environment().filter(environment::equals).isPresent();
  }

  /** Nobody accepts writes: fenced, not yet promoted. */
  record None() implements Writer {
    @Override
    public String key() {
      return "NONE";
    }

    @Override
    public Optional<Environment> environment() {
      return Optional.empty();
    }
  }

  /**
   * One environment accepts writes.
   *
   * @param side the environment
   * @param endpoint host name of its cluster's writer endpoint
   * @param port TCP port, 1 to 65535
   * @param account name of its application account
   */
  record Serving(Environment side, String endpoint, int port, String account) implements Writer {
    /**
     * Rejects an address that no application could follow.
     *
     * @throws IllegalArgumentException if a part is blank or the port is out of range
     */
    public Serving {
      if (endpoint.isBlank() || account.isBlank()) {
        throw new IllegalArgumentException(
            "writer: received endpoint '"
                + endpoint
                + "' and account '"
                + account
                + "', allowed: neither blank");
      }
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException(
            "writerPort: received " + port + ", allowed: 1 to 65535");
      }
    }

    @Override
    public String key() {
      return side.name();
    }

    @Override
    public Optional<Environment> environment() {
      return Optional.of(side);
    }
  }
}
