package com.paymentmigration.lambda.validation.cli;

/**
 * An SQL condition that a person gives. It stands in parentheses among the engine's own conditions:
 * what would close them, or end the statement, would compare other rows than the report says.
 */
final class Condition {
  private Condition() {}

  /**
   * Accepts a condition that is whole in itself.
   *
   * @throws IllegalArgumentException if it is blank, holds a comment or a semicolon, leaves a quote
   *     open, or closes a parenthesis that it does not open
   */
  static void check(String option, String table, String condition) {
    if (table.isBlank() || condition == null || condition.isBlank()) {
      throw wrong(option, table, "no condition");
    }
    int depth = 0;
    for (int at = 0; at < condition.length(); at++) {
      char next = condition.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        at = closing(condition, at);
        if (at < 0) {
          throw wrong(option, table, "a quote that is not closed");
        }
      } else if (next == '(') {
        depth++;
      } else if (next == ')') {
        depth--;
      }
      if (depth < 0) {
        throw wrong(option, table, "a parenthesis that is not opened");
      }
      if (next == ';'
          || next == '#'
          || starts(condition, at, "--")
          || starts(condition, at, "/*")) {
        throw wrong(option, table, "a comment or a semicolon");
      }
    }
    if (depth != 0) {
      throw wrong(option, table, "a parenthesis that is not closed");
    }
  }

  private static boolean starts(String text, int at, String what) {
    return text.startsWith(what, at);
  }

  private static int closing(String text, int from) {
    char quote = text.charAt(from);
    for (int at = from + 1; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\\' && quote != '`') {
        at++;
      } else if (next == quote) {
        return at;
      }
    }
    return -1;
  }

  private static IllegalArgumentException wrong(String option, String table, String what) {
    return new IllegalArgumentException(
        option
            + ": received "
            + what
            + " for '"
            + table
            + "', allowed: TABLE=CONDITION, an SQL condition that is whole in itself");
  }
}
