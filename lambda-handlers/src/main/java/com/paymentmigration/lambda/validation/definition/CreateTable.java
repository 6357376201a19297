package com.paymentmigration.lambda.validation.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What SHOW CREATE TABLE says and information_schema's columns, which the checks of columns,
 * indexes and the others read, do not: comments, and every attribute that a newer server may bring.
 */
public final class CreateTable {
  private static final Set<String> KINDS =
      new TreeSet<>(List.of("PRIMARY", "UNIQUE", "FULLTEXT", "SPATIAL", "KEY", "INDEX"));

  /** Attributes that other checks compare, with the number of tokens after them. */
  private static final Set<String> ALONE =
      new TreeSet<>(
          List.of(
              "NULL",
              "NOT",
              "AUTO_INCREMENT",
              "UNSIGNED",
              "ZEROFILL",
              "VIRTUAL",
              "STORED",
              "INVISIBLE",
              "VISIBLE",
              "DEFAULT",
              "ON",
              "UPDATE",
              "GENERATED",
              "ALWAYS",
              "AS",
              "WITH",
              "CHARACTER",
              "BINARY"));

  private static final Set<String> WITH_VALUE =
      new TreeSet<>(
          List.of(
              "SET",
              "CHARSET",
              "COLLATE",
              "SRID",
              "USING",
              "PARSER",
              "ENGINE",
              "ROW_FORMAT",
              "AVG_ROW_LENGTH",
              "CHECKSUM",
              "DELAY_KEY_WRITE",
              "MAX_ROWS",
              "MIN_ROWS",
              "PACK_KEYS",
              "STATS_PERSISTENT",
              "STATS_AUTO_RECALC",
              "STATS_SAMPLE_PAGES"));

  /** Of a table: information_schema has them among its options. */
  private static final Set<String> TABLE_OPTIONS =
      new TreeSet<>(List.of("KEY_BLOCK_SIZE", "COMPRESSION", "ENCRYPTION", "SECONDARY_ENGINE"));

  private final List<String> tokens;
  private final SortedMap<String, String> rest = new TreeMap<>();

  private CreateTable(List<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * Attributes by name: {@code c COMMENT}, {@code KEY i COMMENT}, {@code COMPRESSION}.
   *
   * @param created what SHOW CREATE TABLE shows under {@code sql_mode = ''}
   */
  public static SortedMap<String, String> rest(String created) {
    CreateTable table = new CreateTable(tokens(created));
    table.read();
    return table.rest;
  }

  private void read() {
    int open = tokens.indexOf("(");
    if (open < 0) {
      return;
    }
    int from = open + 1;
    int at = from;
    int depth = 1;
    while (at < tokens.size() && depth > 0) {
      String token = tokens.get(at);
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth == 0 || (depth == 1 && token.equals(","))) {
        clause(tokens.subList(from, at));
        from = at + 1;
      }
      at++;
    }
    List<String> options = tokens.subList(Math.min(at, tokens.size()), tokens.size());
    int parts = options.indexOf("PARTITION");
    attributes("", parts < 0 ? options : options.subList(0, parts));
  }

  private void clause(List<String> clause) {
    if (clause.isEmpty()) {
      return;
    }
    String first = clause.get(0);
    if (first.startsWith("`")) {
      // Name and type.
      attributes(name(first) + " ", afterParentheses(clause, 2));
    } else if (KINDS.contains(first)) {
      int open = clause.indexOf("(");
      String name = open > 0 && clause.get(open - 1).startsWith("`") ? clause.get(open - 1) : "";
      attributes(
          "KEY " + (name.isEmpty() ? "PRIMARY" : name(name)) + " ", afterParentheses(clause, open));
    }
    // A constraint: foreign keys and check constraints have checks of their own.
  }

  private static String name(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }

  private static List<String> afterParentheses(List<String> clause, int from) {
    if (from >= clause.size() || !clause.get(from).equals("(")) {
      return clause.subList(Math.min(from, clause.size()), clause.size());
    }
    int depth = 0;
    for (int at = from; at < clause.size(); at++) {
      depth += clause.get(at).equals("(") ? 1 : clause.get(at).equals(")") ? -1 : 0;
      if (depth == 0) {
        return clause.subList(at + 1, clause.size());
      }
    }
    return List.of();
  }

  private void attributes(String owner, List<String> all) {
    int at = 0;
    while (at < all.size()) {
      String token = all.get(at).toUpperCase(Locale.ROOT);
      boolean equals = at + 1 < all.size() && all.get(at + 1).equals("=");
      int value = at + (equals ? 2 : 1);
      if (token.equals("(")) {
        at = all.size() - afterParentheses(all, at).size();
      } else if (WITH_VALUE.contains(token)
          || (equals && token.equals("AUTO_INCREMENT"))
          || (owner.isEmpty() && TABLE_OPTIONS.contains(token))) {
        at = value + 1;
      } else if (ALONE.contains(token)
          || !Character.isLetter(token.charAt(0))
          || literal(all, at)) {
        at++;
      } else if (value < all.size()) {
        rest.put(owner + token, all.get(value));
        at = value + 1;
      } else {
        rest.put(owner + token, "");
        at++;
      }
    }
  }

  /** Whether the token is the value of a DEFAULT or of an ON UPDATE, or an introducer. */
  private static boolean literal(List<String> all, int at) {
    if (at == 0) {
      return false;
    }
    String before = all.get(at - 1).toUpperCase(Locale.ROOT);
    boolean option = at + 1 < all.size() && all.get(at + 1).equals("=");
    return before.equals("UPDATE") || (before.equals("DEFAULT") && !option);
  }

  /** Words, quoted names and texts, and single characters; what executable comments hold counts. */
  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      char next = sql.charAt(at);
      int end = at + 1;
      if (sql.startsWith("/*!", at)) {
        end = at + 3;
        while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
          end++;
        }
      } else if (sql.startsWith("*/", at)) {
        end = at + 2;
      } else if (next == '`' || next == '\'') {
        end = quoted(sql, at);
        tokens.add(sql.substring(at, end));
      } else if (word(next)) {
        while (end < sql.length() && word(sql.charAt(end))) {
          end++;
        }
        tokens.add(sql.substring(at, end));
      } else if (!Character.isWhitespace(next)) {
        tokens.add(String.valueOf(next));
      }
      at = end;
    }
    return tokens;
  }

  private static boolean word(char next) {
    return Character.isLetterOrDigit(next) || next == '_' || next == '$' || next == '.';
  }

  private static int quoted(String sql, int from) {
    char quote = sql.charAt(from);
    int at = from + 1;
    while (at < sql.length()) {
      char next = sql.charAt(at);
      if (next == '\\' && quote == '\'') {
        at += 2;
      } else if (next != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return sql.length();
  }
}
