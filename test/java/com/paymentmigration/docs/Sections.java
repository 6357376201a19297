package com.paymentmigration.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headings and tables of a document. */
final class Sections {
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  private Sections() {}

  /** Titles one level below the heading {@code ## title}. */
  static List<String> below(MarkdownFile document, String title) {
    List<String> titles = new ArrayList<>();
    boolean inside = false;
    for (String line : document.text().lines().toList()) {
      if (line.startsWith("## ")) {
        inside = line.equals("## " + title);
      } else if (inside && line.startsWith("### ")) {
        titles.add(line.substring("### ".length()));
      }
    }
    return titles;
  }

  /**
   * Rows of the table whose head begins with {@code head}, as their cells.
   *
   * @throws AssertionError if there is no such table, or it has no row
   */
  static List<List<String>> table(MarkdownFile document, String head) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : document.text().lines().toList()) {
      inside = line.startsWith(head) || (inside && line.startsWith("|"));
      if (inside && !line.startsWith(head) && !line.startsWith("|--")) {
        rows.add(
            Pattern.compile("(?<!\\\\)\\|")
                .splitAsStream(line.substring(1))
                .map(cell -> cell.replace("\\|", "|").strip())
                .toList());
      }
    }
    if (rows.isEmpty()) {
      throw new AssertionError(document.path() + " has no table " + head);
    }
    return rows;
  }

  /** Inline code of the first cell of each row; rows without any are left out. */
  static List<List<String>> codeOfFirstCells(MarkdownFile document, String head) {
    return table(document, head).stream()
        .map(row -> code(row.get(0)))
        .filter(code -> !code.isEmpty())
        .toList();
  }

  /** Inline code of {@code text}. */
  static List<String> code(String text) {
    Matcher matcher = SPAN.matcher(text);
    List<String> code = new ArrayList<>();
    while (matcher.find()) {
      code.add(matcher.group(1));
    }
    return code;
  }
}
