package com.paymentmigration.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Checks of configuration values. Every message is one line and reads "property: received X,
 * allowed Y", so that whoever typed the value knows what to type instead.
 */
final class Require {
  /** Characters of a value that a message repeats; the rest is counted. */
  private static final int SHOWN = 120;

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

  /** A value as a message repeats it: text in quotes, JSON as JSON, nothing for what is missing. */
  static String show(Object received) {
    if (received == null) {
      return "nothing";
    }
    if (received instanceof Number || received instanceof Boolean || received instanceof JsonNode) {
      return plain(received.toString());
    }
    return "'" + plain(received.toString()) + "'";
  }

  /**
   * Text on one line and of bearable length: what ends a line, moves the cursor or hides is spelled
   * out, so that no value can pose as another message.
   */
  static String plain(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            character -> {
              if (isVisible(character)) {
                line.appendCodePoint(character);
              } else {
                line.append("\\u{").append(Integer.toHexString(character)).append('}');
              }
            });
    int length = text.codePointCount(0, text.length());
    return length > SHOWN ? line + "… (" + length + " characters)" : line.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
