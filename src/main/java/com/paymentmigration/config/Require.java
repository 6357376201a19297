package com.paymentmigration.config;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Checks of configuration values. Every message reads "property: received X, allowed Y", so that
 * whoever typed the value knows what to type instead.
 */
final class Require {
  private Require() {}

  static void that(boolean holds, String property, Object received, String allowed) {
    if (!holds) {
      throw new ConfigurationException(
          property + ": received " + show(received) + ", allowed " + allowed);
    }
  }

  static void between(int minimum, int maximum, String property, int received, String unit) {
    that(
        received >= minimum && received <= maximum,
        property,
        received,
        minimum + " to " + maximum + " " + unit);
  }

  static <T> void oneOf(Collection<T> allowed, String property, T received) {
    that(allowed.contains(received), property, received, list(allowed));
  }

  static void matches(String pattern, String property, String received, String allowed) {
    that(received.matches(pattern), property, received, allowed + " (" + pattern + ")");
  }

  static String list(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String show(Object received) {
    return received instanceof Number || received instanceof Boolean
        ? received.toString()
        : "'" + received + "'";
  }
}
