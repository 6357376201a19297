package com.paymentmigration.operator.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed HTML. Every text and every attribute is escaped here. */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; {@code attributes} are names and values in turn. */
  public Html open(String name, String... attributes) {
    start(name, attributes);
    open.push(name);
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with nothing but text. */
  public Html element(String name, String text, String... attributes) {
    start(name, attributes);
    out.append(escaped(text)).append("</").append(name).append('>');
    return this;
  }

  /** An element without content. */
  public Html leaf(String name, String... attributes) {
    start(name, attributes);
    return this;
  }

  /** Text. */
  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** What is no text: a style sheet, or JSON without a character that HTML gives a meaning to. */
  Html verbatim(String trusted) {
    out.append(trusted);
    return this;
  }

  /**
   * The document.
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

  private void start(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escaped(attributes[i + 1]))
          .append('"');
    }
    out.append('>');
  }

  private static String escaped(String text) {
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
                default ->
                    escaped.appendCodePoint(
                        Character.isISOControl(character) && character != '\n'
                            ? 0xFFFD
                            : character);
              }
            });
    return escaped.toString();
  }
}
