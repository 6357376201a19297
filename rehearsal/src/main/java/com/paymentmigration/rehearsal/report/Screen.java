package com.paymentmigration.rehearsal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows after it was sent a text: the few escape sequences that are used. */
final class Screen {
  private static final Pattern TOKEN =
      Pattern.compile("\u001b\\[(\\d+)A\r|\u001b\\[J|\u001b\\[[\\d;]*m|\n|[^\u001b\n]+");

  private Screen() {}

  static String of(String sent) {
    List<String> lines = new ArrayList<>(List.of(""));
    Matcher token = TOKEN.matcher(sent);
    int end = 0;
    while (token.find()) {
      if (token.start() != end) {
        throw new AssertionError("unknown escape sequence at " + end);
      }
      end = token.end();
      int last = lines.size() - 1;
      if (token.group(1) != null) {
        int rows = Integer.parseInt(token.group(1));
        lines.subList(lines.size() - 1 - rows, lines.size()).clear();
        lines.add("");
      } else if (token.group().equals("\n")) {
        lines.add("");
      } else if (!token.group().startsWith("\u001b")) {
        lines.set(last, lines.get(last) + token.group());
      }
    }
    return String.join("\n", lines).stripTrailing();
  }
}
