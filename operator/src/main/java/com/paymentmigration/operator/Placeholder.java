package com.paymentmigration.operator;

import java.util.regex.Pattern;

/** Words that documents and hints put where a person has to fill something in. */
final class Placeholder {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i:why|who|text|(your[_ -]?)?(name|reason)|todo|tbd|xxx|\\.{2,}|…|-+|<.*>|\\$\\{?\\w+}?)");

  private Placeholder() {}

  /** Whether {@code text} is one of them. */
  static boolean is(String text) {
    return WORDS.matcher(text.strip()).matches();
  }
}
