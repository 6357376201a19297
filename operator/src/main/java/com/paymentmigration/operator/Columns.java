package com.paymentmigration.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Breaks text between words, and commands between options, so that a terminal breaks neither.
 *
 * @param width of the terminal, in characters
 */
record Columns(int width) {
  /** Nobody reads a file or a pipe by columns: everything stays on its line. */
  private static final Columns UNLIMITED = new Columns(Integer.MAX_VALUE);

  private static final int USUAL = 80;
  private static final int LEAST = 40;
  private static final String CONTINUED = " \\";
  private static final String COMMAND = "./migrate";

  /** Those of this process: {@code COLUMNS}, else 80 on a terminal. */
  static Columns present() {
    return of(System.getenv(), Ansi.AUTO.enabled());
  }

  static Columns of(Map<String, String> environment, boolean terminal) {
    String named = environment.getOrDefault("COLUMNS", "");
    if (named.matches("[0-9]{2,4}")) {
      return new Columns(Math.max(LEAST, Integer.parseInt(named)));
    }
    return terminal ? new Columns(USUAL) : UNLIMITED;
  }

  /** Whether somebody reads it by columns. */
  boolean limited() {
    return !equals(UNLIMITED);
  }

  /** {@code text} in lines; those after the first begin with {@code indent}. */
  List<String> lines(String text, String indent) {
    return text.startsWith(COMMAND)
        ? filled(List.of(text.split(" (?=--)")), indent + "  ", CONTINUED)
        : filled(List.of(text.split(" ")), indent, "");
  }

  /** {@code parts} in lines, two spaces between them, none broken that fits into a line. */
  List<String> parts(List<String> parts, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (!line.isEmpty() && (long) line.length() + 2 + part.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
      } else if (!line.isEmpty()) {
        line.append("  ");
      }
      List<String> broken = new Columns(Math.max(LEAST, width)).lines(line + part, indent);
      lines.addAll(broken.subList(0, broken.size() - 1));
      line.setLength(0);
      line.append(broken.get(broken.size() - 1));
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> filled(List<String> words, String indent, String end) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean first = true;
    for (String word : words) {
      if (first) {
        line.append(word);
        first = false;
      } else if ((long) line.length() + 1 + word.length() + end.length() > width) {
        lines.add(line.toString().stripTrailing() + end);
        line.setLength(0);
        line.append(indent).append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
