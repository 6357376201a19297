package com.paymentmigration.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query of CloudWatch Metrics Insights.
 *
 * <p>Grammar: CloudWatch user guide, "Query components and syntax in CloudWatch Metrics Insights".
 * A condition is joined by AND only; the language has neither OR nor IN nor LIKE. Of the reserved
 * words those of the grammar itself, and those of SQL that people try here, must be quoted: AWS's
 * own sample queries leave others, like {@code Type}, unquoted.
 *
 * @param function AVG, COUNT, MAX, MIN or SUM
 * @param metric name of the metric
 * @param namespace its namespace
 * @param labels keys of the conditions
 * @param groupBy keys that make a time series each; empty for one series
 * @param ordered whether the series are ordered
 */
public record InsightsQuery(
    String function,
    String metric,
    String namespace,
    List<String> labels,
    List<String> groupBy,
    boolean ordered) {
  /** Characters of an expression (API reference, MetricDataQuery). */
  static final int LONGEST = 2048;

  private static final int MOST_SERIES = 500;
  private static final List<String> SYMBOLS = List.of("!=", "(", ")", ",", "=", ".");
  private static final Set<String> FUNCTIONS =
      new TreeSet<>(List.of("AVG", "COUNT", "MAX", "MIN", "SUM"));
  private static final Set<String> RESERVED =
      new TreeSet<>(
          List.of(
              "SELECT", "FROM", "SCHEMA", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "BETWEEN",
              "IS", "GROUP", "BY", "HAVING", "ORDER", "ASC", "DESC", "LIMIT", "OFFSET", "JOIN",
              "UNION"));

  /** Copies the lists. */
  public InsightsQuery {
    labels = List.copyOf(labels);
    groupBy = List.copyOf(groupBy);
  }

  /** Whether {@code expression} is a query and not a formula. */
  public static boolean isQuery(String expression) {
    String start = expression.strip();
    return start.length() > 6
        && start.substring(0, 6).toUpperCase(Locale.ROOT).equals("SELECT")
        && Character.isWhitespace(start.charAt(6));
  }

  /**
   * Reads a query.
   *
   * @throws SyntaxException where it breaks the grammar
   */
  public static InsightsQuery parse(String query) {
    if (query.length() > LONGEST) {
      throw SyntaxException.at(
          LONGEST, query.length() + " characters", "at most " + LONGEST + " characters");
    }
    Tokens tokens = new Tokens(Lexer.tokens(query, SYMBOLS));
    tokens.expectKeyword("SELECT");
    String function = function(tokens);
    tokens.expect("(");
    String metric = name(tokens, "a metric name");
    tokens.expect(")");
    tokens.expectKeyword("FROM");
    String namespace = source(tokens);
    List<String> labels = conditions(tokens);
    List<String> groups = groups(tokens);
    boolean ordered = order(tokens);
    limit(tokens);
    tokens.expectEnd(
        "the end; conditions are joined by AND only, clauses stand in the order WHERE, GROUP BY,"
            + " ORDER BY, LIMIT");
    return new InsightsQuery(function, metric, namespace, labels, groups, ordered);
  }

  private static String function(Tokens tokens) {
    String name = tokens.peek().text().toUpperCase(Locale.ROOT);
    if (tokens.peek().kind() != Token.Kind.WORD || !FUNCTIONS.contains(name)) {
      throw tokens.refused("one function of " + String.join(", ", FUNCTIONS));
    }
    tokens.take();
    return name;
  }

  private static String source(Tokens tokens) {
    if (!tokens.takesKeyword("SCHEMA")) {
      return name(tokens, "a namespace, in double quotation marks if it has a /, or SCHEMA(…)");
    }
    tokens.expect("(");
    String namespace = name(tokens, "a namespace, in double quotation marks if it has a /");
    while (tokens.takes(",")) {
      key(tokens);
    }
    tokens.expect(")");
    return namespace;
  }

  private static List<String> conditions(Tokens tokens) {
    List<String> keys = new ArrayList<>();
    if (tokens.takesKeyword("WHERE")) {
      do {
        keys.add(key(tokens));
        if (!tokens.takes("=") && !tokens.takes("!=")) {
          throw tokens.refused("= or !=");
        }
        if (tokens.peek().kind() != Token.Kind.SINGLE) {
          throw tokens.refused("a value in single quotation marks");
        }
        tokens.take();
      } while (tokens.takesKeyword("AND"));
    }
    return keys;
  }

  private static List<String> groups(Tokens tokens) {
    List<String> keys = new ArrayList<>();
    if (tokens.takesKeyword("GROUP")) {
      tokens.expectKeyword("BY");
      do {
        keys.add(key(tokens));
      } while (tokens.takes(","));
    }
    return keys;
  }

  private static boolean order(Tokens tokens) {
    if (!tokens.takesKeyword("ORDER")) {
      return false;
    }
    tokens.expectKeyword("BY");
    function(tokens);
    tokens.expect("(");
    tokens.expect(")");
    if (!tokens.takesKeyword("ASC")) {
      tokens.takesKeyword("DESC");
    }
    return true;
  }

  private static void limit(Tokens tokens) {
    if (tokens.takesKeyword("LIMIT")) {
      Token number = tokens.peek();
      if (number.kind() != Token.Kind.NUMBER
          || !number.text().matches("[1-9][0-9]{0,2}")
          || Integer.parseInt(number.text()) > MOST_SERIES) {
        throw tokens.refused("a number from 1 to " + MOST_SERIES);
      }
      tokens.take();
    }
  }

  /** A dimension, or {@code tag.Key}: a tag of the resource. */
  private static String key(Tokens tokens) {
    String key = name(tokens, "a label key");
    return tokens.takes(".") ? key + "." + name(tokens, "a tag key") : key;
  }

  private static String name(Tokens tokens, String what) {
    Token token = tokens.peek();
    boolean word = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER;
    boolean plain =
        word
            && token.text().indexOf('.') < 0
            && !RESERVED.contains(token.text().toUpperCase(Locale.ROOT));
    if (!plain && (token.kind() != Token.Kind.DOUBLE || token.text().isEmpty())) {
      throw tokens.refused(
          what + "; in double quotation marks unless it has letters, digits and underscores only");
    }
    return tokens.take().text();
  }
}
