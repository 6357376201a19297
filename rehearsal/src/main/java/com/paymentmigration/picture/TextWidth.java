package com.paymentmigration.picture;

/**
 * Width of a text without a font at hand: the advance widths of Verdana, rounded to classes. It is
 * the widest of the fonts that a browser will take, so what fits here fits everywhere.
 */
public final class TextWidth {
  private static final String NARROW = "ijlI.,:;'|! ()[]/ftr-·";
  private static final String WIDE = "mwMW%@—…→←↔";
  private static final double NARROW_EM = 0.37;
  private static final double WIDE_EM = 0.96;
  private static final double CAPITAL_EM = 0.72;
  private static final double OTHER_EM = 0.61;

  private TextWidth() {}

  /** Width of {@code text} in the unit of {@code fontSize}. */
  public static double of(String text, double fontSize) {
    return fontSize * text.codePoints().mapToDouble(TextWidth::em).sum();
  }

  /** {@code text}, or as much of its beginning as fits into {@code width}, with an ellipsis. */
  public static String fit(String text, double fontSize, double width) {
    if (of(text, fontSize) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", fontSize) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == 0 ? "" : text.substring(0, end).stripTrailing() + "…";
  }

  private static double em(int character) {
    if (NARROW.indexOf(character) >= 0) {
      return NARROW_EM;
    }
    if (WIDE.indexOf(character) >= 0 || character > 0x2FFF) {
      return WIDE_EM;
    }
    return Character.isUpperCase(character) ? CAPITAL_EM : OTHER_EM;
  }
}
