package com.paymentmigration.language;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens, in one pass without backtracking: its time is linear in the length. */
final class Lexer {
  private final String text;
  private final List<String> symbols;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text, List<String> symbols) {
    this.text = text;
    this.symbols = symbols;
  }

  /**
   * The tokens of {@code text}, the last one {@link Token.Kind#END}.
   *
   * @param symbols the language's symbols, longer ones first
   * @throws SyntaxException at a character that begins no token, or at an open quotation mark
   */
  static List<Token> tokens(String text, List<String> symbols) {
    Lexer lexer = new Lexer(text, symbols);
    while (lexer.skipSpace()) {
      lexer.token();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "", text.length()));
    return lexer.tokens;
  }

  private boolean skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private void token() {
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      quoted(first);
    } else if (isDigit(first)
        || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      number();
    } else if (isWordPart(first)) {
      add(Token.Kind.WORD, wordEnd(at));
    } else {
      symbol();
    }
  }

  private void quoted(char mark) {
    StringBuilder content = new StringBuilder();
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != mark) {
      boolean escaped = text.charAt(end) == '\\' && end + 1 < text.length();
      end += escaped ? 1 : 0;
      content.append(text.charAt(end));
      end++;
    }
    if (end >= text.length()) {
      throw SyntaxException.at(at, "an open " + mark, "a closing " + mark);
    }
    Token.Kind kind = mark == '"' ? Token.Kind.DOUBLE : Token.Kind.SINGLE;
    tokens.add(new Token(kind, content.toString(), at));
    at = end + 1;
  }

  /** A number with fraction and exponent, or a word that begins with a digit. */
  private void number() {
    int end = digits(at);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
      int exponent = digits(end + 1 + sign);
      end = exponent > end + 1 + sign ? exponent : end;
    }
    boolean word = end < text.length() && isWordPart(text.charAt(end));
    add(word ? Token.Kind.WORD : Token.Kind.NUMBER, word ? wordEnd(end) : end);
  }

  private void symbol() {
    for (String symbol : symbols) {
      if (text.startsWith(symbol, at)) {
        add(Token.Kind.SYMBOL, at + symbol.length());
        return;
      }
    }
    throw SyntaxException.at(
        at,
        text.substring(at, at + 1),
        "names, numbers, quoted texts and " + String.join(" ", symbols));
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isWordPart(char character) {
    return isDigit(character)
        || character == '_'
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z');
  }
}
