package com.paymentmigration.language;

import java.util.List;
import java.util.Locale;

/** The tokens of a text, taken one after the other by a parser of recursive descent. */
final class Tokens {
  /**
   * How deep parentheses may be nested. No service documents a limit; this one keeps a hostile text
   * from exhausting the stack.
   */
  static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** How many tokens were taken. */
  int taken() {
    return next;
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  boolean takes(String symbol) {
    boolean there = peek().isSymbol(symbol);
    next += there ? 1 : 0;
    return there;
  }

  /** Takes a keyword that may be written in any case. */
  boolean takesKeyword(String keyword) {
    boolean there =
        peek().kind() == Token.Kind.WORD && peek().text().toUpperCase(Locale.ROOT).equals(keyword);
    next += there ? 1 : 0;
    return there;
  }

  void expect(String symbol) {
    if (!takes(symbol)) {
      throw refused(symbol);
    }
  }

  void expectKeyword(String keyword) {
    if (!takesKeyword(keyword)) {
      throw refused(keyword);
    }
  }

  void expectEnd(String allowed) {
    if (peek().kind() != Token.Kind.END) {
      throw refused(allowed);
    }
  }

  /** One level deeper; {@link #up} goes back. */
  void down() {
    if (++depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " levels of parentheses");
    }
  }

  void up() {
    depth--;
  }

  /** The next token is none of {@code allowed}. */
  SyntaxException refused(String allowed) {
    return SyntaxException.at(peek().offset(), peek().shown(), allowed);
  }
}
