package com.paymentmigration.lambda.domain;

import java.util.regex.Pattern;

/**
 * What people say for the audit events: who they are, and why. A name is what its owner claims; it
 * proves nothing, but it cannot forge a second line either.
 */
public enum AuditText {
  /** A person or a principal; long enough for any IAM ARN (a user's path alone may be 512). */
  WHO(640, "[\\p{L}\\p{M}\\p{N} _+=,.@/:'()-]", "letters, digits, spaces and _+=,.@/:'()-"),
  /** A sentence, a ticket. */
  WHY(1000, "[^\\p{C}\\p{Zl}\\p{Zp}]", "printable, without line breaks");

  private static final int SHOWN = 60;

  private final int longest;
  private final Pattern form;
  private final String characters;

  AuditText(int longest, String character, String characters) {
    this.longest = longest;
    this.form = Pattern.compile(character + "{1," + longest + "}");
    this.characters = characters;
  }

  /** Whether {@code text} can stand in an audit event: not blank, and as {@link #allowed}. */
  public boolean admits(String text) {
    return !text.isBlank() && form.matcher(text).matches();
  }

  /** What is allowed, in words. */
  public String allowed() {
    return "1 to " + longest + " characters, " + characters;
  }

  /**
   * The text itself.
   *
   * @param property where it came from, for the message
   * @throws IllegalArgumentException if it is not admitted
   */
  public String require(String property, String text) {
    if (!admits(text)) {
      throw new IllegalArgumentException(
          property + ": received " + shown(text) + ", allowed: " + allowed());
    }
    return text;
  }

  /** The beginning of {@code text}, safe for one line of a message, and its length. */
  public static String shown(String text) {
    String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    String begin = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    return "'" + begin + "' (" + text.codePointCount(0, text.length()) + " characters)";
  }
}
