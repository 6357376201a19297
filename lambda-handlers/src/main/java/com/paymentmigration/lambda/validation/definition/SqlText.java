package com.paymentmigration.lambda.validation.definition;

import java.util.Locale;

/**
 * The text of a routine, trigger or event without what has no meaning: comments, and the length of
 * white space. The client {@code mysql} before 8.0 and with its default options takes comments away
 * when it loads a dump. Optimizer hints and executable comments stay.
 */
public final class SqlText {
  private final String text;
  private final StringBuilder kept = new StringBuilder();
  private boolean space;
  private int at;

  private SqlText(String text) {
    this.text = text;
  }

  /**
   * {@code text} in one spelling; unchanged under a mode in which quotes mean something else.
   *
   * @param sqlMode the object's {@code sql_mode}
   */
  public static String of(String text, String sqlMode) {
    String mode = sqlMode.toUpperCase(Locale.ROOT);
    return mode.contains("NO_BACKSLASH_ESCAPES") || mode.contains("ANSI_QUOTES")
        ? text
        : new SqlText(text).read();
  }

  private String read() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        keep(end(next));
      } else if (Character.isWhitespace(next)) {
        skip(at + 1);
      } else if (next == '#' || lineComment()) {
        skip(text.indexOf('\n', at));
      } else if (text.startsWith("/*", at)) {
        blockComment();
      } else {
        keep(at + 1);
      }
    }
    return kept.toString();
  }

  private boolean lineComment() {
    return text.startsWith("--", at) && (at + 2 == text.length() || text.charAt(at + 2) <= ' ');
  }

  private void blockComment() {
    int end = text.indexOf("*/", at + 2);
    int after = end < 0 ? text.length() : end + 2;
    char kind = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
    if (kind == '!' || kind == '+') {
      keep(after);
    } else {
      skip(after);
    }
  }

  private void keep(int to) {
    if (space && kept.length() > 0) {
      kept.append(' ');
    }
    space = false;
    kept.append(text, at, to);
    at = to;
  }

  private void skip(int to) {
    space = true;
    at = to < 0 ? text.length() : to;
  }

  /** Where the quoted text that begins here ends. */
  private int end(char quote) {
    int from = at + 1;
    while (from < text.length()) {
      char next = text.charAt(from);
      if (next == '\\' && quote != '`') {
        from += 2;
      } else if (next == quote) {
        if (from + 1 < text.length() && text.charAt(from + 1) == quote) {
          from += 2;
        } else {
          return from + 1;
        }
      } else {
        from++;
      }
    }
    return text.length();
  }
}
