package com.paymentmigration.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes well-formed markup, HTML or SVG. Every text and every attribute is escaped here, so that
 * nothing that was recorded can become markup.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. {@code attributes} are names and values in turn. */
  public Markup open(String name, Object... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Closes the element opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  public Markup leaf(String name, Object... attributes) {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but text. */
  public Markup element(String name, String text, Object... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Text, escaped. */
  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** A line break between elements, for readers of the source and of its diff. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** What another builder has written. */
  public Markup append(Markup other) {
    out.append(other);
    return this;
  }

  /**
   * Text of this project's own resources (a style sheet, a script), as it is: never anything that
   * was recorded.
   */
  public Markup verbatim(String trusted) {
    out.append(trusted);
    return this;
  }

  /**
   * The markup written so far.
   *
   * @throws IllegalStateException if an element is still open
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  /** {@code text} without a character that markup gives a meaning to or XML forbids. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(legal(character) ? character : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** A number with at most two decimals, the same on every machine. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    if (text.charAt(end - 1) == '.') {
      end--;
    }
    String shortest = text.substring(0, end);
    return shortest.equals("-0") ? "0" : shortest;
  }

  private void start(String name, Object... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attribute without a value in " + name);
    }
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(value instanceof Double number ? number(number) : escape(value.toString()));
      out.append('"');
    }
  }

  private static boolean legal(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character != 0xFFFE && character != 0xFFFF);
  }
}
