package com.paymentmigration.iam;

import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns as policies write them: a star for any text, a question mark for one character. */
final class Glob {
  private Glob() {}

  /** Whether {@code pattern} covers {@code value}. */
  static boolean covers(String pattern, String value) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.matches(regex, value);
  }

  /** The same for actions, which IAM reads without regard to case. */
  static boolean coversAction(String pattern, String action) {
    return covers(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }
}
