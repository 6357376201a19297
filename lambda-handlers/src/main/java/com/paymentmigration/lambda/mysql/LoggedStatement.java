package com.paymentmigration.lambda.mysql;

import com.paymentmigration.lambda.cutover.TransactionContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reduces a statement of the binary log to what may be shown: verb and object, or verb and user
 * names. The text of an account statement holds password hashes.
 */
final class LoggedStatement {
  private static final Pattern SCHEMA_IN_USE =
      Pattern.compile("^use `((?:[^`]|``)*)`; ", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENTS =
      Pattern.compile("/\\*.*?\\*/|(?:--\\s|#)[^\\n]*(?:\\n|$)", Pattern.DOTALL);
  private static final Pattern SECRET =
      Pattern.compile(
          "\\b(?:AS|BY)\\s+(?:PASSWORD\\s+)?'(?:[^'\\\\]|\\\\.|'')*'",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:'((?:[^'\\\\]|\\\\.|'')*)'|`((?:[^`]|``)*)`|\"([^\"]*)\"|([A-Za-z0-9_$.-]+))"
              + "\\s*@\\s*(?:'[^']*'|`[^`]*`|\"[^\"]*\"|[A-Za-z0-9_$.%-]+)");
  private static final Pattern ACCOUNT_VERB =
      Pattern.compile(
          "^(CREATE|ALTER|DROP|RENAME)\\s+(USER|ROLE)\\b|^(GRANT|REVOKE)\\b|^(SET)\\s+(PASSWORD|DEFAULT)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DEFINITION =
      Pattern.compile(
          "^([A-Z]+)(?:\\s+(?:TEMPORARY|UNIQUE|OR\\s+REPLACE|NO_WRITE_TO_BINLOG|LOCAL))*"
              + "(?:\\s+(TABLE|TABLES|DATABASE|SCHEMA|INDEX|VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|PRIVILEGES|STATUS|LOGS|INTO|FROM))?"
              + "(?:\\s+IF\\s+(?:NOT\\s+)?EXISTS)?(?:\\s+(`(?:[^`]|``)+`|[A-Z0-9_$]+)(?:\\.(`(?:[^`]|``)+`|[A-Z0-9_$]+))?)?",
          Pattern.CASE_INSENSITIVE);

  private LoggedStatement() {}

  /** What {@code logged}, the information of a Query event, says. */
  static TransactionContent.Statement read(String logged) {
    Matcher use = SCHEMA_IN_USE.matcher(logged);
    boolean inUse = use.find();
    String schema = inUse ? use.group(1) : "";
    String text =
        COMMENTS.matcher(inUse ? logged.substring(use.end()) : logged).replaceAll(" ").strip();
    Matcher account = ACCOUNT_VERB.matcher(text);
    if (account.find()) {
      return new TransactionContent.Statement(
          account.group().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "), accounts(text), "");
    }
    return definition(text, schema);
  }

  /** An account statement whose accounts cannot be told is about an account without a name. */
  private static List<String> accounts(String text) {
    List<String> names = new ArrayList<>();
    Matcher accounts = ACCOUNT.matcher(SECRET.matcher(text).replaceAll(" "));
    while (accounts.find()) {
      for (int group = 1; group <= accounts.groupCount(); group++) {
        if (accounts.group(group) != null) {
          names.add(accounts.group(group));
        }
      }
    }
    return names.isEmpty() ? List.of("(unknown)") : List.copyOf(names);
  }

  private static TransactionContent.Statement definition(String text, String schema) {
    Matcher definition = DEFINITION.matcher(text);
    if (!definition.find()) {
      return new TransactionContent.Statement("(unknown)", List.of(), "");
    }
    String kind = definition.group(2) == null ? "" : " " + definition.group(2);
    String verb = (definition.group(1) + kind).toUpperCase(Locale.ROOT);
    return new TransactionContent.Statement(
        verb, List.of(), object(definition.group(3), definition.group(4), schema, kind));
  }

  private static String object(String first, String second, String schema, String kind) {
    if (first == null) {
      return "";
    }
    if (second != null) {
      return plain(first) + "." + plain(second);
    }
    boolean names = kind.isBlank() || " DATABASE SCHEMA".contains(kind.toUpperCase(Locale.ROOT));
    return names || schema.isEmpty() ? plain(first) : schema + "." + plain(first);
  }

  private static String plain(String name) {
    return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
  }
}
