package com.paymentmigration.operator.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts at 80 columns, between words: a longer word keeps a line to itself. */
public final class Wrapped {
  static final int WIDTH = 80;

  /** What a shell needs at the end of a line that goes on. */
  private static final String GOES_ON = " \\";

  private Wrapped() {}

  /** {@code text} in lines; the first begins with {@code first}, the others with {@code rest}. */
  public static List<String> words(String text, String first, String rest) {
    return lines(text, first, rest, WIDTH, "");
  }

  /** {@code command} in lines that can be pasted as they are. */
  public static List<String> command(String command, String indent) {
    // A line feed behind a backslash would split a quoted word, so a quoted command stays whole.
    return command.indexOf('\'') >= 0 || command.indexOf('"') >= 0
        ? List.of(indent + command)
        : lines(command, indent, indent + "  ", WIDTH - GOES_ON.length(), GOES_ON);
  }

  private static List<String> lines(String text, String first, String rest, int width, String end) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.strip().split(" +", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line + end);
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
