package com.paymentmigration.rehearsal.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of statement a text is, as far as transactions and the contract's rules need it.
 *
 * @param kind of statement
 * @param brief its beginning without any value
 */
record Sql(Kind kind, String brief) {
  private static final int LONGEST = 60;
  private static final Pattern COMMENTS =
      Pattern.compile("\\A(?:\\s+|/\\*.*?\\*/)+", Pattern.DOTALL);
  private static final Pattern AUTOCOMMIT =
      Pattern.compile(
          "set\\s+(?:session\\s+|@@(?:session\\.)?)?autocommit\\s*=\\s*(0|1|on|off).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern VALUES =
      Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\b\\d[\\d.]*\\b");

  private static final List<String> WRITES =
      List.of("insert", "update", "delete", "replace", "call", "load");
  private static final List<String> DEFINITIONS =
      List.of("create", "alter", "drop", "truncate", "rename", "grant", "revoke");

  /** Kinds of statements. */
  enum Kind {
    BEGIN,
    COMMIT,
    ROLLBACK,
    AUTOCOMMIT_ON,
    AUTOCOMMIT_OFF,
    WRITE,
    READ,
    XA,
    DEFINITION,
    OTHER
  }

  static Sql of(String text) {
    Matcher comments = COMMENTS.matcher(text);
    String bare = comments.find() ? text.substring(comments.end()) : text;
    String brief = VALUES.matcher(bare).replaceAll("?").replaceAll("\\s+", " ").strip();
    return new Sql(
        kind(bare), brief.length() <= LONGEST ? brief : brief.substring(0, LONGEST) + "…");
  }

  private static Kind kind(String text) {
    Matcher autocommit = AUTOCOMMIT.matcher(text);
    if (autocommit.matches()) {
      String value = autocommit.group(1).toLowerCase(Locale.ROOT);
      return value.equals("1") || value.equals("on") ? Kind.AUTOCOMMIT_ON : Kind.AUTOCOMMIT_OFF;
    }
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("[\\s(;]+", 3);
    String first = words[0];
    String second = words.length > 1 ? words[1] : "";
    if (first.equals("begin") || (first.equals("start") && second.equals("transaction"))) {
      return Kind.BEGIN;
    }
    if (first.equals("rollback")) {
      return second.equals("to") ? Kind.OTHER : Kind.ROLLBACK;
    }
    return switch (first) {
      case "commit" -> Kind.COMMIT;
      case "select", "with" -> Kind.READ;
      case "xa" -> Kind.XA;
      default ->
          WRITES.contains(first)
              ? Kind.WRITE
              : DEFINITIONS.contains(first) ? Kind.DEFINITION : Kind.OTHER;
    };
  }
}
