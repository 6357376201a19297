package com.paymentmigration.language;

/**
 * A word of a text.
 *
 * @param kind what it is
 * @param text as written; of a quoted text what is between the quotes, without escapes
 * @param offset where it begins, from 0
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    /** Letters, digits and underscores. */
    WORD,
    NUMBER,
    /** Between single quotation marks. */
    SINGLE,
    /** Between double quotation marks. */
    DOUBLE,
    SYMBOL,
    END
  }

  boolean isQuoted() {
    return kind == Kind.SINGLE || kind == Kind.DOUBLE;
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** How a refusal names it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case SINGLE -> "'" + text + "'";
      default -> text;
    };
  }
}
