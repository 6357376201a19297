package com.paymentmigration.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that Java statements of the functions put together. */
final class Messages {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private Messages() {}

  /** Literals, joined by "…", of each statement of {@code javaClass} that holds {@code marker}. */
  static Set<String> in(String javaClass, String marker) {
    String source = Repository.javaSource(javaClass);
    Set<String> messages = new TreeSet<>();
    for (int at = source.indexOf(marker); at >= 0; at = source.indexOf(marker, at + 1)) {
      Matcher literal = LITERAL.matcher(source.substring(at, endOfStatement(source, at)));
      List<String> parts = new ArrayList<>();
      while (literal.find()) {
        parts.add(literal.group(1));
      }
      if (!parts.isEmpty()) {
        messages.add(String.join("…", parts));
      }
    }
    return messages;
  }

  private static int endOfStatement(String source, int from) {
    boolean quoted = false;
    for (int at = from; at < source.length(); at++) {
      char character = source.charAt(at);
      if (character == '"' && source.charAt(at - 1) != '\\') {
        quoted = !quoted;
      } else if (character == ';' && !quoted) {
        return at;
      }
    }
    return source.length();
  }
}
